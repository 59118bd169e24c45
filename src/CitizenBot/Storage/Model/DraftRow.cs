namespace CitizenBot.Storage.Model;

/// <summary>What an agent was writing; one draft per agent and conversation.</summary>
public sealed class DraftRow
{
    public required string ConversationId { get; set; }
    public required string Agent { get; set; }
    public required string Text { get; set; }
    public long UpdatedAt { get; set; }
}
