using CitizenBot.Dialogs.Bookings;
using NodaTime;

namespace CitizenBot.Dialogs.Tests.Bookings;

public class BookingCalendarTests
{
    private static readonly Instant Sunday = Sample.At("2026-11-22 10:00");

    [Fact]
    public void Free_gives_the_times_of_each_opening_that_fit_before_closing()
    {
        Starts(Sample.Service(), Sunday, "2026-11-23").ShouldBe(
            ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "13:00", "13:30", "14:00", "14:30", "15:00", "15:30"]);
    }

    [Theory]
    [InlineData("2026-11-25")] // Wednesday has no hours
    [InlineData("2026-12-01")] // closed by exception
    [InlineData("2026-12-31")] // New Year's Eve
    public void Free_has_nothing_on_a_closed_day(string date) => Starts(Sample.Service(), Sunday, date).ShouldBeEmpty();

    [Fact]
    public void Free_follows_exceptions_before_holidays_and_weekdays()
    {
        Starts(Sample.Service(), Sunday, "2026-12-24").ShouldBe(["09:00", "09:30"]);
        Starts(Sample.Service(), Sunday, "2026-12-05").ShouldBe(["10:00", "10:30"]);
    }

    [Fact]
    public void Free_keeps_the_notice_to_the_minute()
    {
        Starts(Sample.Service(), Sample.At("2026-11-24 08:00"), "2026-11-24")[0].ShouldBe("10:00");
        Starts(Sample.Service(), Sample.At("2026-11-24 08:01"), "2026-11-24")[0].ShouldBe("10:30");
    }

    [Fact]
    public void Free_ends_with_the_last_day_of_the_horizon()
    {
        var service = Sample.Service() with { HorizonDays = 8 };

        Free(service, Sunday).Max(slot => slot.LocalStart.Date).ShouldBe(new LocalDate(2026, 11, 30));
    }

    [Fact]
    public void Free_loses_a_time_only_when_all_seats_are_taken()
    {
        var sut = new BookingCalendar(Sample.Service());
        var slot = sut.Free(Sunday, [])[0];
        var first = Taken(sut.PickCells(slot, [], 1)!);
        var second = Taken(sut.PickCells(slot, first, 1)!);

        sut.Free(Sunday, first)[0].ShouldBe(slot with { SeatsLeft = 1 });
        sut.Free(Sunday, [.. first, .. second])[0].Start.ShouldBeGreaterThan(slot.Start);
        sut.PickCells(slot, [.. first, .. second], 1).ShouldBeNull();
    }

    [Fact]
    public void PickCells_takes_one_free_seat_for_every_five_minutes()
    {
        var sut = new BookingCalendar(Sample.Service());
        var slot = sut.Free(Sunday, [])[0];

        var cells = sut.PickCells(slot, [new TakenSeat("goteborg-se/medborgarkontor/angered", slot.Start, 0)], 1)!;

        cells.ShouldBe(Enumerable.Range(0, 6).Select(cell =>
            new BookingCell("goteborg-se/medborgarkontor/angered", slot.Start + Duration.FromMinutes(5 * cell), 1)));
    }

    [Fact]
    public void A_booking_made_before_the_slot_length_changed_still_blocks_overlapping_times()
    {
        var old = new BookingCalendar(Sample.Service() with { Seats = 1 });
        var taken = Taken(old.PickCells(old.Free(Sunday, []).First(slot => slot.LocalStart.TimeOfDay == new LocalTime(9, 30)), [], 1)!);
        var longer = Sample.Service() with { Seats = 1, Slot = Duration.FromMinutes(45) };

        // 09:30-10:00 is taken on Monday: both 09:00-09:45 and 09:45-10:30 overlap it.
        Starts(longer, Sunday, "2026-11-23", taken)[0].ShouldBe("10:30");
    }

    [Fact]
    public void People_take_a_seat_each_where_seats_are_for_people()
    {
        var service = Sample.Service() with { Seats = 15, SeatsFor = SeatsFor.People, MaxPeople = 8 };
        var sut = new BookingCalendar(service);
        var slot = sut.Free(Sunday, [])[0];
        var taken = Taken(sut.PickCells(slot, [], 8)!);

        sut.PickCells(slot, taken, 8).ShouldBeNull();
        sut.PickCells(slot, taken, 7)!.Select(cell => cell.Seat).Distinct().ShouldBe([8, 9, 10, 11, 12, 13, 14]);
        sut.Free(Sunday, taken, people: 8)[0].Start.ShouldBeGreaterThan(slot.Start);
    }

    [Fact]
    public void The_buffer_keeps_the_time_after_a_booking_free()
    {
        var service = Sample.Service() with { Buffer = Duration.FromMinutes(10) };

        Starts(service, Sunday, "2026-11-24").ShouldBe(["09:00", "09:40", "10:20", "11:00"]);
        var sut = new BookingCalendar(service);
        sut.PickCells(sut.Free(Sunday, [])[0], [], 1)!.Count.ShouldBe(8);
    }

    [Theory]
    [InlineData("2026-10-25", 7)] // 02:00-03:00 comes twice
    [InlineData("2027-03-28", 5)] // 02:00-03:00 does not come
    [InlineData("2026-10-24", 6)]
    public void Times_across_a_change_of_the_clock_neither_overlap_nor_repeat(string date, int hours)
    {
        var yaml = Sample.Yaml.Replace("closed: [\"2026-12-01\"]", $"closed: []", StringComparison.Ordinal)
            .Replace("\"2026-12-05\": [\"10:00-11:00\"]", $"\"{date}\": [\"00:00-06:00\"]", StringComparison.Ordinal);
        var day = date == "2027-03-28" ? "2027-03-20 12:00" : "2026-10-20 12:00";

        var slots = Free(Sample.Service(yaml), Sample.At(day)).Where(slot => slot.LocalStart.Date.ToString("uuuu-MM-dd", null) == date).ToList();

        slots.Count.ShouldBe(hours * 2);
        slots.Zip(slots.Skip(1)).ShouldAllBe(pair => pair.First.End == pair.Second.Start);
        slots[^1].LocalEnd.TimeOfDay.ShouldBe(new LocalTime(6, 0));
    }

    [Fact]
    public void Times_keep_their_local_hour_when_the_clock_changes_between_now_and_then()
    {
        var monday = Free(Sample.Service(), Sample.At("2026-10-22 12:00")).First(slot => slot.LocalStart.Date == new LocalDate(2026, 10, 26));

        monday.LocalStart.TimeOfDay.ShouldBe(new LocalTime(9, 0));
        monday.Start.ShouldBe(Instant.FromUtc(2026, 10, 26, 8, 0));
    }

    [Fact]
    public void Random_bookings_never_exceed_the_seats_or_share_a_cell()
    {
        var random = new Random(7);
        var service = Sample.Service() with { Seats = 3, SeatsFor = SeatsFor.People, MaxPeople = 3, HorizonDays = 3 };
        var sut = new BookingCalendar(service);
        var cells = new HashSet<BookingCell>();
        while (true)
        {
            var people = random.Next(1, 4);
            var taken = Taken(cells);
            if (sut.Free(Sunday, taken, people) is not { Count: > 0 } free)
            {
                if (sut.Free(Sunday, taken).Count == 0)
                    break;
                continue;
            }

            foreach (var cell in sut.PickCells(free[random.Next(free.Count)], taken, people)!)
                cells.Add(cell).ShouldBeTrue();
        }

        cells.ShouldAllBe(cell => cell.Seat >= 0 && cell.Seat < 3 && cell.Start > Sunday);
        cells.Count.ShouldBe(18 * 6 * 3); // 12 times on Monday and 6 on Tuesday, 6 cells, 3 seats
    }

    [Theory]
    [InlineData("2026-11-24 13:00", true)]
    [InlineData("2026-11-24 13:01", false)]
    public void CanChange_until_the_time_before_the_start(string now, bool expected) =>
        new BookingCalendar(Sample.Service()).CanChange(Sample.At("2026-11-24 14:00"), Sample.At(now)).ShouldBe(expected);

    private static IReadOnlyList<BookingSlot> Free(BookableService service, Instant now) => new BookingCalendar(service).Free(now, []);

    private static List<string> Starts(BookableService service, Instant now, string date, IEnumerable<TakenSeat>? taken = null) =>
        [.. from slot in new BookingCalendar(service).Free(now, taken ?? [])
            where slot.LocalStart.Date.ToString("uuuu-MM-dd", null) == date
            select slot.LocalStart.TimeOfDay.ToString("HH:mm", null)];

    private static List<TakenSeat> Taken(IEnumerable<BookingCell> cells) =>
        [.. cells.Select(cell => new TakenSeat(cell.Resource, cell.Start, cell.Seat))];
}
