namespace CitizenBot.Dialogs.Conversations;

/// <summary>What a turn knows of its conversation; its version is checked when the turn is committed.</summary>
/// <param name="Id">The conversation's key in the store, URL-safe.</param>
/// <param name="Assistant">The assistant it talks to.</param>
/// <param name="Status">One of <see cref="ConversationStatus"/>.</param>
/// <param name="Language">BCP 47 tag of the language last used with the citizen.</param>
/// <param name="Team">The team it waits for or is with, if any.</param>
/// <param name="Topic">The service it was handed off about, if any.</param>
/// <param name="Version">Grows with every committed turn and desk command.</param>
public sealed record ConversationSnapshot(
    string Id, string Assistant, string Status, string Language, string? Team, string? Topic, long Version)
{
    /// <summary>Whether people have it, so that the bot keeps silent.</summary>
    public bool IsWithPeople => Status is ConversationStatus.Queued or ConversationStatus.Agent || IsWithHub;

    /// <summary>Whether another system's hub has it.</summary>
    public bool IsWithHub => Status is ConversationStatus.HubQueued or ConversationStatus.HubAgent;
}
