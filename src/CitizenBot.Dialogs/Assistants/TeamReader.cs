using CitizenBot.Dialogs.Handoff;
using NodaTime;
using NodaTime.Text;

namespace CitizenBot.Dialogs.Assistants;

/// <summary>Reads <c>teams.yaml</c>.</summary>
internal static class TeamReader
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public static IEnumerable<Team> Read(string path) => YamlContent.Read<List<TeamFile>>(path).Select(team => new Team(
        YamlContent.Required(team.Id, "id", path),
        new LocalizedName(YamlContent.Required(team.Name, "name", path)),
        team.Phone,
        team.Cleared,
        team.Hours.ToDictionary(h => Day(h.Key, path), h => (IReadOnlyList<(LocalTime, LocalTime)>)[.. h.Value.Select(span => Span(span, path))]),
        team.Holidays switch
        {
            "closed" => true,
            "open" => false,
            _ => throw new ContentException(path, $"holidays '{team.Holidays}' is neither closed nor open."),
        }));

    public static Team Find(IReadOnlyDictionary<string, Team> teams, string? id, string path) =>
        id is not null && teams.TryGetValue(id, out var team) ? team : throw new ContentException(path, $"there is no team '{id}' in teams.yaml.");

    private static IsoDayOfWeek Day(string day, string path) => Array.IndexOf(Days, day) is >= 0 and var index
        ? (IsoDayOfWeek)(index + 1)
        : throw new ContentException(path, $"'{day}' is no weekday; they are {string.Join(", ", Days)}.");

    private static (LocalTime From, LocalTime To) Span(string span, string path)
    {
        if (span.Split('-') is [var from, var to]
            && TimeOfDay.Parse(from) is { Success: true, Value: var start }
            && TimeOfDay.Parse(to) is { Success: true, Value: var end}
            && start < end)
        {
            return (start, end);
        }

        throw new ContentException(path, $"'{span}' is not a span of hours such as 09:00-16:30.");
    }
}
