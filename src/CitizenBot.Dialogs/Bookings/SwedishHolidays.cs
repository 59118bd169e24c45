using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>The days on which Swedish offices are closed beside Saturdays and Sundays.</summary>
/// <remarks>
/// The public holidays are those of lagen (1989:253) om allmänna helgdagar. Midsummer Eve, Christmas Eve and New
/// Year's Eve are not among them, but semesterlagen (1977:480) 3 a § counts them as Sundays, and offices close.
/// </remarks>
public static class SwedishHolidays
{
    /// <summary>Whether offices are closed on this date because of a holiday.</summary>
    public static bool IsClosed(LocalDate date) => date switch
    {
        { Month: 1, Day: 1 or 6 } => true, // nyårsdagen, trettondedag jul
        { Month: 5, Day: 1 } => true, // första maj
        { Month: 6, Day: 6 } => true, // nationaldagen
        { Month: 6, DayOfWeek: IsoDayOfWeek.Friday, Day: >= 19 and <= 25 } => true, // midsommarafton
        { Month: 6, DayOfWeek: IsoDayOfWeek.Saturday, Day: >= 20 and <= 26 } => true, // midsommardagen
        { Month: 12, Day: 24 or 25 or 26 or 31 } => true, // julafton, juldagen, annandag jul, nyårsafton
        _ => IsAllSaintsDay(date) || IsMovedByEaster(date),
    };

    /// <summary>The Saturday from 31 October to 6 November.</summary>
    private static bool IsAllSaintsDay(LocalDate date) => date.DayOfWeek == IsoDayOfWeek.Saturday
        && date is { Month: 10, Day: 31 } or { Month: 11, Day: <= 6, DayOfWeek: IsoDayOfWeek.Saturday };

    /// <summary>Good Friday, Easter Day and Monday, Ascension Day, Whit Sunday.</summary>
    private static bool IsMovedByEaster(LocalDate date) =>
        Period.Between(EasterSunday(date.Year), date, PeriodUnits.Days).Days is -2 or 0 or 1 or 39 or 49;

    /// <summary>The Gregorian computus as published anonymously in Nature, 20 April 1876.</summary>
    private static LocalDate EasterSunday(int year)
    {
        var (century, yearOfCentury) = (year / 100, year % 100);
        var golden = year % 19;
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var sum = epact + weekday - (7 * late) + 114;
        return new LocalDate(year, sum / 31, (sum % 31) + 1);
    }
}
