using CitizenBot.Dialogs.Bookings;

namespace CitizenBot.Dialogs.Tests.Bookings;

public class TimeTextTests
{
    [Theory]
    [InlineData("sv", "tisdag 24 november kl. 14.00", "tis 24 nov 14.00")]
    [InlineData("en", "Tuesday 24 November at 14:00", "Tue 24 Nov 14:00")]
    [InlineData("ar", "الثلاثاء 24 نوفمبر الساعة 14:00", "الثلاثاء 24 نوفمبر، 14:00")]
    [InlineData("fi", "tiistaina 24. marraskuuta klo 14.00", "ti 24.11. klo 14.00")]
    [InlineData("so", "Talaado 24 Noofembar, 14:00", "Talaado 24 Noofembar, 14:00")]
    [InlineData("de", "Tuesday 24 November at 14:00", "Tue 24 Nov 14:00")]
    public void Times_are_written_as_the_language_does(string language, string expectedLong, string expectedShort)
    {
        var time = Sample.At("2026-11-24 14:00");

        TimeText.Long(time, language).ShouldBe(expectedLong);
        TimeText.Short(time, language).ShouldBe(expectedShort);
    }

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("fi")]
    [InlineData("so")]
    public void What_is_written_long_or_short_is_understood_again(string language)
    {
        var now = Sample.At("2026-11-22 10:00");
        for (var days = 1; days < 360; days += 5)
        {
            var time = Sample.At("2026-11-22 09:30") + NodaTime.Duration.FromDays(days);
            var start = NodaTime.LocalDateTime.FromDateTime(time.InZone(BookableService.Zone).ToDateTimeUnspecified());
            foreach (var text in new[] { TimeText.Long(time, language), TimeText.Short(time, language) })
            {
                var wish = DateTimeRecognizer.Recognize(text, language, now).ShouldHaveSingleItem(text);
                wish.Days.ShouldBe([new DateRange(start.Date, start.Date)], text);
                wish.Times.ShouldBe([new TimeRange(start.TimeOfDay, start.TimeOfDay)], text);
            }
        }
    }
}
