using CitizenBot.Dialogs.Bookings;
using NodaTime;

namespace CitizenBot.Dialogs.Tests.Bookings;

public class SwedishHolidaysTests
{
    [Fact]
    public void Days_of_2026_and_2027_are_those_of_the_almanac()
    {
        var closed = Enumerable.Range(0, 730).Select(new LocalDate(2026, 1, 1).PlusDays).Where(SwedishHolidays.IsClosed)
            .Select(date => date.ToString("uuuu-MM-dd", null));

        closed.ShouldBe(
        [
            "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-24",
            "2026-06-06", "2026-06-19", "2026-06-20", "2026-10-31", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-31",
            "2027-01-01", "2027-01-06", "2027-03-26", "2027-03-28", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-16",
            "2027-06-06", "2027-06-25", "2027-06-26", "2027-11-06", "2027-12-24", "2027-12-25", "2027-12-26", "2027-12-31",
        ]);
    }

    [Theory]
    [InlineData(2000, 4, 23)]
    [InlineData(2008, 3, 23)]
    [InlineData(2011, 4, 24)]
    [InlineData(2038, 4, 25)]
    [InlineData(2049, 4, 18)]
    public void Easter_moves(int year, int month, int day) => SwedishHolidays.IsClosed(new LocalDate(year, month, day)).ShouldBeTrue();
}
