using System.Text;
using CitizenBot.Dialogs.Bookings;
using NodaTime;

namespace CitizenBot.Dialogs.Tests.Bookings;

public class CalendarFileTests
{
    private static readonly CalendarEntry Entry = new(
        "Medborgarkontor, Angered; besök", "Rad ett\nRad \\ två\u0007", "Angereds torg", "Göteborgs \"Stad\"", "goteborg.se");

    [Fact]
    public void A_confirmed_booking_is_published_in_local_time_with_its_zone()
    {
        var lines = Lines(CalendarFile.Write(Sample.Booking(), Entry, Sample.At("2026-11-22 10:05")));

        lines[0].ShouldBe("BEGIN:VCALENDAR");
        lines[^1].ShouldBe("END:VCALENDAR");
        lines.ShouldContain("METHOD:PUBLISH");
        lines.ShouldContain("STATUS:CONFIRMED");
        lines.ShouldContain("SEQUENCE:0");
        lines.ShouldContain($"UID:{Sample.Booking().Reference.Value}@goteborg.se");
        lines.ShouldContain("DTSTART;TZID=Europe/Stockholm:20261124T140000");
        lines.ShouldContain("DTEND;TZID=Europe/Stockholm:20261124T143000");
        lines.ShouldContain("DTSTAMP:20261122T090500Z");
        lines.ShouldContain("TZID:Europe/Stockholm");
    }

    [Fact]
    public void A_cancelled_booking_cancels_the_same_entry_with_a_higher_sequence()
    {
        var lines = Lines(CalendarFile.Write(Sample.Booking(BookingState.Cancelled, 2), Entry, Sample.At("2026-11-23 10:00")));

        lines.ShouldContain("METHOD:CANCEL");
        lines.ShouldContain("STATUS:CANCELLED");
        lines.ShouldContain("SEQUENCE:2");
        lines.ShouldContain($"UID:{Sample.Booking().Reference.Value}@goteborg.se");
    }

    [Fact]
    public void Texts_are_escaped_and_cannot_add_lines()
    {
        var lines = Lines(CalendarFile.Write(Sample.Booking(), Entry with { Location = "Torget\r\nEND:VEVENT" }, Sample.At("2026-11-22 10:05")));

        lines.ShouldContain(@"SUMMARY;LANGUAGE=sv:Medborgarkontor\, Angered\; besök");
        lines.ShouldContain(@"DESCRIPTION;LANGUAGE=sv:Rad ett\nRad \\ två ");
        lines.ShouldContain(@"LOCATION;LANGUAGE=sv:Torget\nEND:VEVENT");
        lines.ShouldContain("ORGANIZER;CN=\"Göteborgs 'Stad'\":https://goteborg.se");
        lines.Count(line => line == "END:VEVENT").ShouldBe(1);
    }

    [Theory]
    [InlineData("å")]
    [InlineData("مكتب المواطنين ")]
    [InlineData("👩‍🏫x")]
    [InlineData("a")]
    public void Lines_are_folded_at_75_octets_between_characters(string piece)
    {
        var summary = string.Concat(Enumerable.Repeat(piece, 60)).TrimEnd();

        var file = CalendarFile.Write(Sample.Booking(), Entry with { Summary = summary }, Sample.At("2026-11-22 10:05"));

        file.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        file.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
        file.ShouldNotContain("\uFFFD");
        Lines(file).ShouldContain("SUMMARY;LANGUAGE=sv:" + summary);
    }

    private static string[] Lines(string file)
    {
        file.ShouldEndWith("\r\n");
        return file[..^2].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
    }
}
