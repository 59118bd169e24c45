using System.Globalization;
using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Wording;

/// <summary>How one language writes dates and times; from our own tables, because a culture's calendar may not be Gregorian.</summary>
internal sealed record TimeWords
{
    /// <summary>Monday first, in the form that a date is said with.</summary>
    public required IReadOnlyList<string> Weekdays { get; init; }

    /// <summary>Monday first, for buttons.</summary>
    public required IReadOnlyList<string> ShortWeekdays { get; init; }

    /// <summary>January first, in the form that follows a day of the month.</summary>
    public required IReadOnlyList<string> Months { get; init; }

    /// <summary>January first, for buttons.</summary>
    public required IReadOnlyList<string> ShortMonths { get; init; }

    /// <summary>{0} weekday, {1} day, {2} month.</summary>
    public required string Day { get; init; }

    /// <summary>{0} weekday, {1} day, {2} short month, {3} number of the month.</summary>
    public required string ShortDay { get; init; }

    /// <summary>{0} the day, {1} the time.</summary>
    public required string DayAndTime { get; init; }

    /// <summary>{0} the short day, {1} the time.</summary>
    public required string ShortDayAndTime { get; init; }

    /// <summary>Between hours and minutes.</summary>
    public required char TimeSeparator { get; init; }

    public string WriteDay(LocalDate date) =>
        Fill(Day, Weekdays[(int)date.DayOfWeek - 1], date.Day, Months[date.Month - 1]);

    public string WriteShortDay(LocalDate date) =>
        Fill(ShortDay, ShortWeekdays[(int)date.DayOfWeek - 1], date.Day, ShortMonths[date.Month - 1], date.Month);

    public string WriteTime(LocalTime time) => Fill("{0:00}{1}{2:00}", time.Hour, TimeSeparator, time.Minute);

    public string Write(LocalDateTime time) => Fill(DayAndTime, WriteDay(time.Date), WriteTime(time.TimeOfDay));

    public string WriteShort(LocalDateTime time) => Fill(ShortDayAndTime, WriteShortDay(time.Date), WriteTime(time.TimeOfDay));

    private static string Fill(string pattern, params object[] values) => string.Format(CultureInfo.InvariantCulture, pattern, values);
}
