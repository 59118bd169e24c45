using System.Globalization;
using System.Text;
using CitizenBot.Dialogs.Bookings;
using NodaTime;

namespace CitizenBot.Dialogs.Tests.Bookings;

/// <summary>
/// How the phrase tables write wishes: "asap"; a day or first..last; "*mon,tue" only these weekdays; "@14:00" or
/// "@from-to"; "!" before what is ruled out; " | " between wishes; "none".
/// </summary>
internal static class PhraseNotation
{
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static string Write(IReadOnlyList<TimeWish> wishes) =>
        wishes.Count == 0 ? "none" : string.Join(" | ", wishes.Select(Write));

    private static string Write(TimeWish wish)
    {
        var words = new List<string>();
        if (wish.Earliest)
            words.Add("asap");
        words.AddRange(wish.Days.Select(Day));
        if (wish.Weekdays.Count > 0)
            words.Add("*" + string.Join(',', wish.Weekdays.Select(day => Weekdays[(int)day - 1])));
        words.AddRange(wish.Times.Select(Time));
        words.AddRange(wish.NotWeekdays.Select(day => "!" + Weekdays[(int)day - 1]));
        words.AddRange(wish.NotDays.Select(day => "!" + Day(day)));
        words.AddRange(wish.NotTimes.Select(time => "!" + Time(time)));
        return string.Join(' ', words);
    }

    private static string Day(DateRange range)
    {
        var text = new StringBuilder(Iso(range.From));
        if (range.To != range.From)
            text.Append("..").Append(range.To is { } to ? Iso(to) : "");
        return text.ToString();
    }

    private static string Time(TimeRange range) => range.From == range.To
        ? "@" + Clock(range.From)
        : $"@{Clock(range.From)}-{Clock(range.To)}";

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Clock(LocalTime? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";
}
