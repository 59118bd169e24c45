namespace CitizenBot.Storage.Model;

/// <summary>One seat of one time at one place. The primary key is what makes a double booking impossible.</summary>
public sealed class SeatRow
{
    public required string Resource { get; set; }
    public long Start { get; set; }
    public int Seat { get; set; }

    /// <summary>The hold or the booking's reference that owns the seat.</summary>
    public required string Owner { get; set; }

    /// <summary>When a hold lapses, or a booking no longer counts for its person's limit; null for a booked time.</summary>
    public long? ExpiresAt { get; set; }
}
