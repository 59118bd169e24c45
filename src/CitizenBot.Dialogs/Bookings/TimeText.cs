using CitizenBot.Dialogs.Bookings.Wording;
using CitizenBot.Dialogs.Languages;
using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>Dates and times as people read them, in Gothenburg's time and the Gregorian calendar.</summary>
public static class TimeText
{
    private static readonly Dictionary<string, TimeWords> Languages = new(StringComparer.Ordinal)
    {
        ["sv"] = SwedishTimeWords.Create(),
        ["en"] = EnglishTimeWords.Create(),
        ["ar"] = ArabicTimeWords.Create(),
        ["fi"] = FinnishTimeWords.Create(),
        ["so"] = SomaliTimeWords.Create(),
        ["pl"] = PolishTimeWords.Create(),
        ["es"] = SpanishTimeWords.Create(),
        ["fa"] = PersianTimeWords.Create(),
        ["bs"] = BosnianTimeWords.Create(),
        ["tr"] = TurkishTimeWords.Create(),
        ["uk"] = UkrainianTimeWords.Create(),
    };

    /// <summary>In a sentence: "tisdag 24 november kl. 14.00". A language without a table gets English.</summary>
    public static string Long(Instant time, string language) => Words(language).Write(Local(time));

    /// <summary>On a button: "tis 24 nov 14.00".</summary>
    public static string Short(Instant time, string language) => Words(language).WriteShort(Local(time));

    /// <summary>Only the time of day: "14.00".</summary>
    public static string Time(Instant time, string language) => Words(language).WriteTime(Local(time).TimeOfDay);

    /// <summary>Only the day, in a sentence: "tisdag 24 november".</summary>
    public static string Day(LocalDate date, string language) => Words(language).WriteDay(date);

    /// <summary>Only the day, on a button: "tis 24 nov".</summary>
    public static string ShortDay(LocalDate date, string language) => Words(language).WriteShortDay(date);

    /// <summary>A month's names: in a sentence and on a button.</summary>
    internal static IEnumerable<string> MonthNames(string language, int month) => [Words(language).Months[month - 1], Words(language).ShortMonths[month - 1]];

    private static LocalDateTime Local(Instant time) => time.InZone(BookableService.Zone).LocalDateTime;

    private static TimeWords Words(string language) => Languages.GetValueOrDefault(LanguageTags.Written(language)) ?? Languages["en"];
}
