using NodaTime;
using NodaTime.Text;
using YamlDotNet.RepresentationModel;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>Reads the opening hours and the exceptions of one place.</summary>
internal sealed class OpeningHoursYaml(YamlFields fields, Duration slot)
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public Dictionary<IsoDayOfWeek, IReadOnlyList<OpeningHours>> Week(string key)
    {
        var week = new Dictionary<IsoDayOfWeek, IReadOnlyList<OpeningHours>>();
        foreach (var (name, hours) in Map(key))
        {
            var index = Array.IndexOf(Weekdays, fields.Text(name, "a weekday"));
            if (index < 0)
                throw fields.Error(name, $"'{name}' is none of the weekdays {string.Join(", ", Weekdays)}");
            week.Add((IsoDayOfWeek)(index + 1), Day(hours));
        }

        return week;
    }

    public Dictionary<LocalDate, IReadOnlyList<OpeningHours>> Exceptions(string closed, string open)
    {
        var days = new Dictionary<LocalDate, IReadOnlyList<OpeningHours>>();
        if (fields.Has(closed))
            foreach (var item in fields.Items(closed))
                Add(item, []);
        if (fields.Has(open))
            foreach (var (date, hours) in Map(open))
                Add(date, Day(hours));
        return days;

        void Add(YamlNode at, IReadOnlyList<OpeningHours> hours)
        {
            var date = LocalDatePattern.Iso.Parse(fields.Text(at, "a date"));
            if (!date.Success)
                throw fields.Error(at, $"'{at}' is no date like 2026-12-24");
            if (!days.TryAdd(date.Value, hours))
                throw fields.Error(at, $"{at} is there twice among '{closed}' and '{open}'");
        }
    }

    private YamlMappingNode Map(string key) => fields.Node(key) as YamlMappingNode
        ?? throw fields.Error(key, $"'{key}' is a mapping, for instance {{ mon: [\"09:00-12:00\"] }}");

    private List<OpeningHours> Day(YamlNode node)
    {
        if (node is not YamlSequenceNode { Children.Count: > 0 } ranges)
            throw fields.Error(node, "the hours of a day are a list like [\"09:00-12:00\", \"13:00-16:00\"]");
        var day = new List<OpeningHours>();
        foreach (var range in ranges)
        {
            var hours = Range(range);
            if (day.Count > 0 && (day[^1].Closes == LocalTime.Midnight || hours.Opens < day[^1].Closes))
                throw fields.Error(range, $"'{range}' overlaps or comes before the hours in front of it");
            day.Add(hours);
        }

        return day;
    }

    private OpeningHours Range(YamlNode node)
    {
        if (fields.Text(node, "the hours").Split('-') is not [var from, var to]
            || !Time.Parse(from).TryGetValue(default, out var opens)
            || !Time.Parse(to == "24:00" ? "00:00" : to).TryGetValue(default, out var closes)
            || (closes <= opens && to != "24:00"))
            throw fields.Error(node, $"'{node}' is no hours like 09:00-12:00");
        if (opens.Minute % BookingCell.Minutes != 0 || closes.Minute % BookingCell.Minutes != 0)
            throw fields.Error(node, $"'{node}' starts or ends between two {BookingCell.Minutes}-minute marks");
        var hours = new OpeningHours(opens, closes);
        var any = new LocalDate(2026, 1, 1);
        return Period.Between(hours.OpensOn(any), hours.ClosesOn(any), PeriodUnits.Minutes).Minutes >= slot.TotalMinutes
            ? hours
            : throw fields.Error(node, $"'{node}' is too short for one time of {slot.TotalMinutes} minutes");
    }
}
