using CitizenBot.Dialogs.Bookings;
using NodaTime;

namespace CitizenBot.Dialogs.Tests.Bookings;

public class SlotMatcherTests
{
    private static readonly Instant Sunday = Sample.At("2026-11-22 10:00");

    [Theory]
    [InlineData("så snart som möjligt", "2026-11-23 09:00")]
    [InlineData("så snart som möjligt, inte måndag", "2026-11-24 09:00")]
    [InlineData("nästa tisdag kl 10", "2026-11-24 10:00")]
    [InlineData("måndag efter lunch", "2026-11-23 13:00")]
    [InlineData("tisdag kl 14", "2026-11-24 11:30")] // only mornings are open: the nearest the same day
    [InlineData("onsdag kl 10", "2026-11-24 10:00")] // closed: the same hour on the nearest day
    [InlineData("torsdagar", "2026-11-26 09:00")]
    [InlineData("inte på förmiddagen", "2026-11-23 13:00")]
    [InlineData("onsdag eller torsdag kl 11", "2026-11-26 11:00")]
    [InlineData("något annat", "2026-11-23 09:00")]
    public void Match_offers_first_what_was_asked_for_or_else_the_nearest(string text, string expected)
    {
        var free = new BookingCalendar(Sample.Service()).Free(Sunday, []);

        var best = SlotMatcher.Match(DateTimeRecognizer.Recognize(text, "sv", Sunday), free);

        best[0].LocalStart.ToString("uuuu-MM-dd HH:mm", null).ShouldBe(expected);
    }

    [Fact]
    public void Match_never_offers_what_was_ruled_out()
    {
        var free = new BookingCalendar(Sample.Service()).Free(Sunday, []);
        var wish = DateTimeRecognizer.Recognize("inte måndag eller tisdag", "sv", Sunday);

        var times = SlotMatcher.Match(wish, free);

        times.ShouldNotBeEmpty();
        times.ShouldAllBe(slot => slot.LocalStart.DayOfWeek != IsoDayOfWeek.Monday && slot.LocalStart.DayOfWeek != IsoDayOfWeek.Tuesday);
    }

    [Fact]
    public void Fits_tells_what_was_asked_for_from_what_is_only_near()
    {
        var free = new BookingCalendar(Sample.Service()).Free(Sunday, []);
        var wish = DateTimeRecognizer.Recognize("tisdag kl 10", "sv", Sunday)[0];

        free.Where(slot => SlotMatcher.Fits(wish, slot)).ShouldHaveSingleItem().Start.ShouldBe(Sample.At("2026-11-24 10:00"));
    }
}
