using System.Globalization;
using System.Text.RegularExpressions;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Languages;
using NodaTime;

namespace CitizenBot.Dialogs.Applications;

/// <summary>Reads a day out of an answer: a written date with its year, or what a booking would understand ("tomorrow", "next Tuesday").</summary>
internal static partial class DateAnswer
{
    /// <summary>The day; null where the text names none, or several.</summary>
    public static LocalDate? Read(string text, string language, Instant now)
    {
        var plain = PlainDigits.Of(VisibleText.Of(text));
        foreach (var pattern in new[] { YearFirst(), YearLast() })
        {
            if (pattern.Match(plain) is { Success: true } match)
                return Of(Number(match.Groups["y"]), Number(match.Groups["m"]), Number(match.Groups["d"]));
        }

        if (NamedMonth().Match(plain) is { Success: true } named && Month(named.Groups["month"].Value, language) is { } month)
            return Of(Number(named.Groups["y"]), month, Number(named.Groups["d"]));
        var days = DateTimeRecognizer.Recognize(text, language, now).SelectMany(wish => wish.Days).ToList();
        return days is [{ To: { } to } single] && single.From == to ? single.From : null;
    }

    private static int? Month(string word, string language)
    {
        var folded = PlainText.Fold(word);
        for (var month = 1; month <= 12; month++)
        {
            if (TimeText.MonthNames(language, month).Concat(TimeText.MonthNames("sv", month)).Concat(TimeText.MonthNames("en", month)).Any(name => PlainText.Fold(name) == folded))
                return month;
        }

        return null;
    }

    private static LocalDate? Of(int year, int month, int day) =>
        year is >= 1900 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d\d)[-./ ]?(?<m>\d\d)[-./ ]?(?<d>\d\d)(?!\d)")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})[-./]\s?(?<m>\d{1,2})[-./ ]\s?(?<y>(?:19|20)\d\d)(?!\d)")]
    private static partial Regex YearLast();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})(?:\.|:e|e|st|nd|rd|th)?\s+(?<month>\p{L}[\p{L}\p{M}]+)\.?,?\s+(?<y>(?:19|20)\d\d)(?!\d)")]
    private static partial Regex NamedMonth();
}
