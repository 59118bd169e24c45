using System.Globalization;
using CitizenBot.Dialogs.Languages;
using NodaTime;
using NodaTime.Text;

namespace CitizenBot.Dialogs.Handoff;

/// <summary>A team's opening hours for people: days with the same hours are named together.</summary>
public static class HoursText
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>Such as "måndag–fredag 07:00–18:00".</summary>
    public static string Of(Team team, TextCatalog texts, string language)
    {
        var days = Enumerable.Range(1, 7).Select(d => (IsoDayOfWeek)d).Where(team.Hours.ContainsKey).ToList();
        var parts = new List<string>();
        for (var i = 0; i < days.Count; i++)
        {
            var first = i;
            while (i + 1 < days.Count && days[i + 1] == days[i] + 1 && Spans(team, days[i + 1]) == Spans(team, days[first]))
            {
                i++;
            }

            var names = first == i ? Name(days[i]) : $"{Name(days[first])}–{Name(days[i])}";
            parts.Add($"{names} {Spans(team, days[first])}");
        }

        return string.Join(", ", parts);

        string Name(IsoDayOfWeek day) => texts.Get(language, $"weekday.{((int)day).ToString(CultureInfo.InvariantCulture)}");
    }

    private static string Spans(Team team, IsoDayOfWeek day) =>
        string.Join(", ", team.Hours[day].Select(span => $"{Clock.Format(span.From)}–{Clock.Format(span.To)}"));
}
