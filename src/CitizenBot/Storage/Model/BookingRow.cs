namespace CitizenBot.Storage.Model;

/// <summary>A confirmed booking; its contact details are in <see cref="Json"/>.</summary>
public sealed class BookingRow
{
    public required string Reference { get; set; }
    public required string Assistant { get; set; }
    public required string Service { get; set; }
    public required string ConversationId { get; set; }
    public required string State { get; set; }
    public long Start { get; set; }
    public int Version { get; set; }
    public required string Json { get; set; }
}
