using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>Which times of a service are free, and which cells a booking of one takes.</summary>
public sealed class BookingCalendar
{
    private readonly BookableService service;

    /// <param name="service">A service with a calendar of its own.</param>
    /// <exception cref="ArgumentException">The service is booked somewhere else.</exception>
    public BookingCalendar(BookableService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (service.Kind != BookingKind.Own)
            throw new ArgumentException($"{service.Id} is not booked here.", nameof(service));
        this.service = service;
    }

    /// <summary>From the earliest start to the end of the last day that can be booked, seen from now.</summary>
    public Interval Window(Instant now)
    {
        var lastDay = now.InZone(BookableService.Zone).Date.PlusDays(service.HorizonDays);
        return new Interval(now + service.Notice, lastDay.PlusDays(1).AtStartOfDayInZone(BookableService.Zone).ToInstant());
    }

    /// <summary>Every free time, by start and then in the order of the places.</summary>
    /// <param name="now">The present, which notice and horizon count from.</param>
    /// <param name="taken">What storage holds within <see cref="Window"/>; seats of other resources are ignored.</param>
    /// <param name="people">How many people the booking is for, 1 or more.</param>
    /// <param name="placeId">Only this place; null for all.</param>
    public IReadOnlyList<BookingSlot> Free(Instant now, IEnumerable<TakenSeat> taken, int people = 1, string? placeId = null)
    {
        var window = Window(now);
        var seats = new SeatMap(service, taken);
        var needed = service.SeatsNeeded(people);
        var firstDay = window.Start.InZone(BookableService.Zone).Date;
        var lastDay = window.End.InZone(BookableService.Zone).Date;
        var free = new List<BookingSlot>();
        foreach (var place in service.Places.Where(place => placeId is null || place.Id == placeId))
            for (var date = firstDay; date <= lastDay; date = date.PlusDays(1))
                foreach (var start in Starts(place, date).Where(window.Contains))
                    if (seats.FreeSeats(place, start, start + service.Slot) is var left && left.Count >= needed)
                        free.Add(new BookingSlot(place, start, start + service.Slot, left.Count));
        return [.. free.OrderBy(slot => slot.Start)];
    }

    /// <summary>The cells that a booking of this time takes, or null when too few seats are free by now.</summary>
    /// <remarks>
    /// The lowest free seats, the same throughout the time. Another writer may still be faster: then the unique
    /// key refuses the rows, and the turn runs again with what is taken by then.
    /// </remarks>
    public IReadOnlyList<BookingCell>? PickCells(BookingSlot slot, IEnumerable<TakenSeat> taken, int people)
    {
        ArgumentNullException.ThrowIfNull(slot);
        var needed = service.SeatsNeeded(people);
        var seats = new SeatMap(service, taken).FreeSeats(slot.Place, slot.Start, slot.End);
        if (seats.Count < needed)
            return null;
        var resource = service.ResourceOf(slot.Place);
        return [.. from cell in BookingCell.Starts(slot.Start, slot.End + service.Buffer)
                   from seat in seats.Take(needed)
                   select new BookingCell(resource, cell, seat)];
    }

    /// <summary>Whether the citizen may still move or cancel a booking that starts then.</summary>
    public bool CanChange(Instant start, Instant now) => now <= start - service.CancelUntil;

    /// <summary>When to remind of a booking that starts then; null where that moment is over already.</summary>
    public Instant? RemindAt(Instant start, Instant now) => start - service.Remind is var at && at > now ? at : null;

    /// <summary>
    /// The starts of one day. They are counted in elapsed time from each opening, so that on a day when the clock
    /// changes the times neither overlap nor repeat, and none stands for a local time that does not exist.
    /// </summary>
    private IEnumerable<Instant> Starts(BookablePlace place, LocalDate date)
    {
        var holiday = service.ClosedOnHolidays && SwedishHolidays.IsClosed(date);
        foreach (var hours in place.HoursOn(date, holiday))
        {
            var closes = hours.ClosesOn(date).InZoneLeniently(BookableService.Zone).ToInstant();
            var start = hours.OpensOn(date).InZoneLeniently(BookableService.Zone).ToInstant();
            for (; start + service.Slot <= closes; start += service.Slot + service.Buffer)
                yield return start;
        }
    }
}
