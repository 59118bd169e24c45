using System.Globalization;
using CitizenBot.Dialogs.Bookings;
using NodaTime;

namespace CitizenBot.Dialogs.Tests.Bookings;

/// <summary>
/// Calendars made at random, seen from moments around what is special: both changes of the clock, Easter, Midsummer,
/// Christmas and a leap day. What must hold is worked out from the declaration anew, not from the calendar's own code.
/// </summary>
public class GeneratedCalendarTests
{
    private const int Calendars = 40;
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static TheoryData<string, string> Moments => new()
    {
        { "2026-10-21 12:00", "2026-10-25" }, // the clock goes back
        { "2027-03-24 12:00", "2027-03-28" }, // the clock goes forward, and Easter Sunday
        { "2028-02-26 23:50", "2028-02-29" },
        { "2026-12-20 08:03", "2026-12-24" },
        { "2027-06-21 17:00", "2027-06-25" }, // Midsummer's Eve
        { "2026-12-30 23:59", "2027-01-01" },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public void No_free_time_is_outside_hours_too_soon_too_late_or_on_a_holiday(string moment, string special)
    {
        var random = new Random(moment.Sum(c => c));
        var seen = 0;
        for (var i = 0; i < Calendars; i++)
        {
            var yaml = Yaml(random, special);
            var service = Sample.Service(yaml);
            var now = Sample.At(moment) + Duration.FromMinutes(random.Next(0, 3000));
            foreach (var slot in new BookingCalendar(service).Free(now, []))
            {
                seen++;
                slot.Start.ShouldBeGreaterThanOrEqualTo(now + service.Notice, yaml);
                slot.LocalStart.Date.ShouldBeLessThanOrEqualTo(now.InZone(BookableService.Zone).Date.PlusDays(service.HorizonDays), yaml);
                (slot.End - slot.Start).ShouldBe(service.Slot, yaml);
                Hours(service, slot).ShouldContain(hours => Opens(slot, hours) <= slot.Start && slot.End <= Closes(slot, hours), $"{slot.LocalStart} in\n{yaml}");
            }
        }

        seen.ShouldBeGreaterThan(Calendars);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void However_bookings_come_and_go_no_seat_is_given_twice_and_none_is_lost(string moment, string special)
    {
        var random = new Random(special.Sum(c => c));
        for (var i = 0; i < Calendars / 4; i++)
        {
            var yaml = Yaml(random, special);
            var service = Sample.Service(yaml);
            var sut = new BookingCalendar(service);
            var now = Sample.At(moment);
            var standing = new List<(IReadOnlyList<BookingCell> Cells, int People)>();
            for (var step = 0; step < 60; step++)
            {
                if (standing.Count > 0 && random.Next(3) == 0)
                {
                    standing.RemoveAt(random.Next(standing.Count));
                    continue;
                }

                var people = random.Next(1, service.MaxPeople + 1);
                var taken = standing.SelectMany(b => b.Cells).Select(c => new TakenSeat(c.Resource, c.Start, c.Seat)).ToList();
                var free = sut.Free(now, taken, people);
                if (free.Count == 0)
                    continue;
                // The nearest times again and again, so that they fill.
                var slot = free[random.Next(Math.Min(free.Count, 3))];
                standing.Add((sut.PickCells(slot, taken, people).ShouldNotBeNull(yaml), people));
            }

            var cells = standing.SelectMany(b => b.Cells).ToList();
            cells.Distinct().Count().ShouldBe(cells.Count, yaml);
            cells.ShouldAllBe(cell => cell.Seat >= 0 && cell.Seat < service.Seats, yaml);
            foreach (var booking in standing)
                booking.Cells.GroupBy(cell => cell.Start).ShouldAllBe(at => at.Count() == service.SeatsNeeded(booking.People), yaml);

            // With everything given back, everything is free again.
            sut.Free(now, []).ShouldAllBe(slot => slot.SeatsLeft == service.Seats);
        }
    }

    private static string Yaml(Random random, string special)
    {
        var slot = 5 * random.Next(1, 25);
        var people = random.Next(2) == 0;
        var seats = random.Next(1, 6);
        var most = people ? random.Next(1, seats + 1) : 1;
        string Hours()
        {
            var opens = 15 * random.Next(0, 60);
            var closes = Math.Min(24 * 60, opens + slot + (15 * random.Next(0, 30)));
            return closes - opens < slot ? "[\"08:00-20:00\"]" : $"[\"{Clock(opens)}-{Clock(closes)}\"]";
        }

        var days = string.Join(", ", Weekdays.Where(_ => random.Next(4) > 0).Select(day => $"{day}: {Hours()}"));
        var exception = random.Next(3) switch { 0 => $"closed: [\"{special}\"]", 1 => $"open: {{ \"{special}\": {Hours()} }}", _ => "closed: []" };
        return $$"""
            booking: own
            slot: {{slot}}
            buffer: {{5 * random.Next(0, 4)}}
            seats: {{seats}}
            seats_for: {{(people ? "people" : "bookings")}}
            notice: PT{{random.Next(0, 30)}}H
            horizon: P{{random.Next(4, 15)}}D
            cancel_until: PT1H
            holidays: {{(random.Next(3) > 0 ? "closed" : "open")}}
            ask: [name{{(most > 1 ? ", people" : "")}}]
            max_people: {{most}}
            places:
              - id: a
                name: { sv: A }
                hours: { {{(days.Length > 0 ? days : "mon: [\"08:00-20:00\"]")}} }
                {{exception}}
              - id: b
                name: { sv: B }
                hours: { wed: ["08:00-20:00"], sat: ["00:00-24:00"], sun: ["00:00-24:00"] }
            """;
    }

    private static string Clock(int minutes) => minutes == 24 * 60 ? "24:00"
        : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    /// <summary>The hours of a slot's day as the declaration says them.</summary>
    private static IReadOnlyList<OpeningHours> Hours(BookableService service, BookingSlot slot)
    {
        var date = slot.LocalStart.Date;
        return slot.Place.Exceptions.TryGetValue(date, out var exception) ? exception
            : service.ClosedOnHolidays && Holidays.Contains(date) ? []
            : slot.Place.Hours.GetValueOrDefault(date.DayOfWeek) ?? [];
    }

    // Written out, from the almanac.
    private static readonly HashSet<LocalDate> Holidays =
    [
        new(2026, 10, 31), new(2026, 12, 24), new(2026, 12, 25), new(2026, 12, 26), new(2026, 12, 31), new(2027, 1, 1), new(2027, 1, 6),
        new(2027, 3, 26), new(2027, 3, 28), new(2027, 3, 29), new(2027, 6, 25), new(2027, 6, 26),
    ];

    private static Instant Opens(BookingSlot slot, OpeningHours hours) => (slot.LocalStart.Date + hours.Opens).InZoneLeniently(BookableService.Zone).ToInstant();

    private static Instant Closes(BookingSlot slot, OpeningHours hours) =>
        ((hours.Closes == LocalTime.Midnight ? slot.LocalStart.Date.PlusDays(1) : slot.LocalStart.Date) + hours.Closes).InZoneLeniently(BookableService.Zone).ToInstant();
}
