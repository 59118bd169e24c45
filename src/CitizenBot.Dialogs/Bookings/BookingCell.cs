using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>
/// One seat of one resource during one short piece of time. Storage keeps a row per cell under a unique key of
/// all three, so that two bookings can never hold the same seat, whatever either of them read before.
/// </summary>
/// <param name="Resource">What is booked, see <see cref="BookableService.ResourceOf"/>.</param>
/// <param name="Start">A whole multiple of <see cref="Minutes"/> since the epoch.</param>
/// <param name="Seat">From 0 up to the service's seats.</param>
public readonly record struct BookingCell(string Resource, Instant Start, int Seat)
{
    /// <summary>
    /// The length of a cell. It is fixed, rather than one service's slot, so that bookings made before the slot
    /// length or the opening hours changed still collide with overlapping ones made after it.
    /// </summary>
    public const int Minutes = 5;

    internal static IEnumerable<Instant> Starts(Instant start, Instant end)
    {
        for (var cell = start; cell < end; cell += Duration.FromMinutes(Minutes))
            yield return cell;
    }
}

/// <summary>A cell that a booking or an unexpired hold has, as storage reads it back.</summary>
/// <param name="Resource">What is booked.</param>
/// <param name="CellStart">The start of the cell.</param>
/// <param name="Seat">From 0.</param>
/// <param name="Owner">The hold's id (32 hexadecimal digits) or the booking's reference that has it.</param>
public readonly record struct TakenSeat(string Resource, Instant CellStart, int Seat, string Owner = "");
