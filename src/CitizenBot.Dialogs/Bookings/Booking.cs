using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>A promise of the city: this citizen is expected there and then.</summary>
public sealed record Booking
{
    /// <summary>What the citizen says to find it again; unique in the city.</summary>
    public required BookingReference Reference { get; init; }

    /// <summary>The assistant it was made with.</summary>
    public required string Assistant { get; init; }

    /// <summary>The service's id.</summary>
    public required string Service { get; init; }

    /// <summary>The place's id.</summary>
    public required string Place { get; init; }

    /// <summary>When it starts.</summary>
    public required Instant Start { get; init; }

    /// <summary>When it ends.</summary>
    public required Instant End { get; init; }

    /// <summary>How many seats it takes, 1 or more.</summary>
    public required int Seats { get; init; }

    /// <summary>The BCP 47 tag of the language that the citizen booked in and is written to in.</summary>
    public required string Language { get; init; }

    /// <summary>How to reach the citizen and what they told the office.</summary>
    public required BookingContact Contact { get; init; }

    /// <summary>Where confirmations and reminders go; the proof that a change comes from the same citizen.</summary>
    public required string ConversationKey { get; init; }

    /// <summary>0 at first, one more for each change: the SEQUENCE of RFC 5545, 3.8.7.4.</summary>
    public required int Sequence { get; init; }

    /// <summary>Whether it still stands.</summary>
    public required BookingState State { get; init; }

    /// <summary>When it was confirmed.</summary>
    public required Instant CreatedAt { get; init; }
}

/// <summary>What a citizen tells when booking; what the service does not ask for is null.</summary>
/// <param name="Name">What to call them.</param>
/// <param name="Email">An address that a confirmation can be sent to.</param>
/// <param name="Phone">A number to call.</param>
/// <param name="People">How many come, 1 or more.</param>
/// <param name="Note">Their own words to the office.</param>
/// <param name="Interpreter">Which language they want to speak, in their own words.</param>
/// <param name="Accessibility">What they need to take part, in their own words.</param>
/// <param name="Address">Where the office comes to.</param>
public sealed record BookingContact(
    string? Name, string? Email, string? Phone, int? People, string? Note, string? Interpreter = null, string? Accessibility = null, string? Address = null);

/// <summary>Whether a booking still stands.</summary>
public enum BookingState
{
    /// <summary>The citizen is expected.</summary>
    Confirmed,

    /// <summary>It was called off; its time is free for others.</summary>
    Cancelled,
}
