using System.Globalization;
using System.Text;
using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>A booking as an iCalendar file (RFC 5545, published or cancelled by RFC 5546), for the citizen's own calendar.</summary>
public static class CalendarFile
{
    /// <summary>The media type to serve the file with.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>Summer time by EU directive 2000/84/EC; the rules before 1996 concern no booking.</summary>
    private static readonly string[] TimeZone =
    [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Stockholm",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
    ];

    /// <summary>The text of the file, lines ending in CRLF; encode it as UTF-8.</summary>
    /// <param name="booking">Its state decides between PUBLISH and CANCEL, its sequence replaces what the calendar had.</param>
    /// <param name="entry">What the calendar shows.</param>
    /// <param name="now">When the file is made (DTSTAMP).</param>
    public static string Write(Booking booking, CalendarEntry entry, Instant now)
    {
        ArgumentNullException.ThrowIfNull(booking);
        ArgumentNullException.ThrowIfNull(entry);
        var cancelled = booking.State == BookingState.Cancelled;
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//CitizenBot//Bookings//SV");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, cancelled ? "METHOD:CANCEL" : "METHOD:PUBLISH");
        foreach (var line in TimeZone)
            Line(file, line);
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{booking.Reference.Value}@{entry.Host}");
        Line(file, $"DTSTAMP:{Utc(now)}");
        Line(file, $"CREATED:{Utc(booking.CreatedAt)}");
        Line(file, $"SEQUENCE:{booking.Sequence.ToString(CultureInfo.InvariantCulture)}");
        Line(file, $"STATUS:{(cancelled ? "CANCELLED" : "CONFIRMED")}");
        Line(file, $"DTSTART;TZID=Europe/Stockholm:{Local(booking.Start)}");
        Line(file, $"DTEND;TZID=Europe/Stockholm:{Local(booking.End)}");
        Line(file, $"ORGANIZER;CN=\"{Quoted(entry.Organizer)}\":https://{entry.Host}");
        Line(file, $"SUMMARY;LANGUAGE={booking.Language}:{Text(entry.Summary)}");
        if (entry.Location is { } location)
            Line(file, $"LOCATION;LANGUAGE={booking.Language}:{Text(location)}");
        Line(file, $"DESCRIPTION;LANGUAGE={booking.Language}:{Text(entry.Description)}");
        Line(file, "END:VEVENT");
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    /// <summary>Folds at 75 octets (RFC 5545, 3.1), never inside a character.</summary>
    private static void Line(StringBuilder file, string line)
    {
        const int MostOctets = 75;
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }

    /// <summary>A TEXT value (3.3.11): control characters other than the line break are not allowed in it.</summary>
    private static string Text(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var character in value.ReplaceLineEndings("\n"))
            text.Append(character switch
            {
                '\\' or ';' or ',' => $"\\{character}",
                '\n' => "\\n",
                _ when char.IsControl(character) => " ",
                _ => character.ToString(),
            });
        return text.ToString();
    }

    /// <summary>A quoted parameter value (3.2), which can hold neither quotes nor control characters.</summary>
    private static string Quoted(string value) =>
        string.Concat(value.Select(character => character == '"' ? '\'' : char.IsControl(character) ? ' ' : character));

    private static string Utc(Instant time) => time.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Local(Instant time) => time.InZone(BookableService.Zone).LocalDateTime
        .ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}

/// <summary>What a citizen's calendar shows of a booking, in the booking's language.</summary>
/// <param name="Summary">The title: the service.</param>
/// <param name="Description">Reference, what to bring, how to cancel; and that a sample calendar is one.</param>
/// <param name="Location">Place and address; null for a telephone meeting.</param>
/// <param name="Organizer">Who expects the citizen, for instance Göteborgs Stad.</param>
/// <param name="Host">The assistant's official host, for instance goteborg.se; must stay the same, as calendars know the booking by it.</param>
public sealed record CalendarEntry(string Summary, string Description, string? Location, string Organizer, string Host);
