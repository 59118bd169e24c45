namespace CitizenBot.Storage.Model;

/// <summary>A citizen's thumb on one answer.</summary>
public sealed class FeedbackRow
{
    public required string ConversationId { get; set; }
    public required string ActivityId { get; set; }
    public bool Helpful { get; set; }
    public string? Comment { get; set; }
    public long CreatedAt { get; set; }
}
