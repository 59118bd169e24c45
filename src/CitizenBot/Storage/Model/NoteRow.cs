namespace CitizenBot.Storage.Model;

/// <summary>An internal note of an agent. It is no activity, so that nothing that reads activities can show it to a citizen.</summary>
public sealed class NoteRow
{
    public required string ConversationId { get; set; }

    /// <summary>The client's own, the same on every attempt.</summary>
    public required string Id { get; set; }
    public required string Agent { get; set; }
    public required string Text { get; set; }
    public long CreatedAt { get; set; }
}
