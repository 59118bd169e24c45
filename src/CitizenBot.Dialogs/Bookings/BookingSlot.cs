using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>A time at a place that can be booked.</summary>
/// <param name="Place">Where.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends for the citizen; the service's buffer comes after it.</param>
/// <param name="SeatsLeft">How many seats are free for the whole time, 1 or more.</param>
public sealed record BookingSlot(BookablePlace Place, Instant Start, Instant End, int SeatsLeft)
{
    /// <summary>The start as clocks in Gothenburg show it.</summary>
    public ZonedDateTime LocalStart => Start.InZone(BookableService.Zone);

    /// <summary>The end as clocks in Gothenburg show it.</summary>
    public ZonedDateTime LocalEnd => End.InZone(BookableService.Zone);
}
