namespace CitizenBot.Dialogs.Understanding;

/// <summary>A way people put a question, and what they mean by it.</summary>
/// <param name="Intent">The intent: a service or topic id.</param>
/// <param name="Language">The language of the text as a BCP 47 tag.</param>
/// <param name="Text">The question as someone would write it.</param>
public sealed record TrainingExample(string Intent, string Language, string Text)
{
    /// <summary>How much it counts, above 0; a question counts 1, a text that is only about the same thing less.</summary>
    public float Weight { get; init; } = 1;
}
