using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>Which seats are taken when, looked up by resource and cell.</summary>
internal sealed class SeatMap(BookableService service, IEnumerable<TakenSeat> taken)
{
    private readonly ILookup<(string Resource, Instant Cell), int> seats =
        taken.ToLookup(seat => (seat.Resource, seat.CellStart), seat => seat.Seat);

    /// <summary>The seats that are free from start to end and through the buffer after it, lowest first.</summary>
    public IReadOnlyList<int> FreeSeats(BookablePlace place, Instant start, Instant end)
    {
        var resource = service.ResourceOf(place);
        var free = Enumerable.Range(0, service.Seats).ToList();
        foreach (var cell in BookingCell.Starts(start, end + service.Buffer))
            free.RemoveAll(seats[(resource, cell)].Contains);
        return free;
    }
}
