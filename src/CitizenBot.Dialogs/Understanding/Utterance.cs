namespace CitizenBot.Dialogs.Understanding;

/// <summary>One message to be understood.</summary>
/// <param name="ActivityId">The activity that carried it: results are kept under this id, so that a turn that is run again gets the same one.</param>
/// <param name="Text">What was written.</param>
/// <param name="Language">Its language as a BCP 47 tag, "und" when unknown.</param>
public sealed record Utterance(string ActivityId, string Text, string Language);
