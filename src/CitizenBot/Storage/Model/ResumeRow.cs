namespace CitizenBot.Storage.Model;

/// <summary>Lets a browser continue its conversation; the key is a hash of what the browser keeps.</summary>
public sealed class ResumeRow
{
    public required string Hash { get; set; }
    public required string Assistant { get; set; }
    public required string ConversationId { get; set; }
    public required string UserId { get; set; }
    public long ExpiresAt { get; set; }
}
