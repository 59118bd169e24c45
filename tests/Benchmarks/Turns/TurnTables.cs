using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Benchmarks.Turns;

/// <summary>A report for the terminal, and the same as Markdown for the documentation.</summary>
internal static class TurnTables
{
    private static readonly string[] Numbers = ["user µs", "kernel µs", "k instr.", "× bare", "turns/s", "p50 ms", "p99 ms", "KiB alloc.", "MiB resident", "errors"];
    private static readonly string[] Columns = ["server", "bot", "storage", "delivery", "conn.", .. Numbers];

    /// <summary>Each cost in multiples of the bare endpoint's at as many connections.</summary>
    public static IReadOnlyList<Measurement> BesideBare(IReadOnlyList<Measurement> measurements)
    {
        var bare = measurements.Where(m => m.Scenario.Server.Subject == ServerUnderTest.Bare).ToDictionary(m => m.Scenario.Connections, m => m.UserCost);
        return [.. measurements.Select(m => bare.GetValueOrDefault(m.Scenario.Connections) is > 0 and var cost ? m with { TimesBare = m.UserCost / cost } : m)];
    }

    public static void Write(IAnsiConsole console, Report report)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in Columns)
        {
            table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = Numbers.Contains(column) ? Justify.Right : Justify.Left });
        }

        foreach (var measurement in report.Measurements)
        {
            table.AddRow([.. Cells(measurement).Select(Markup.Escape)]);
        }

        console.Write(table);
        console.MarkupLineInterpolated($"{Machine(report)}");
    }

    public static string Markdown(Report report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Machine(report)}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", Columns)} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"|{string.Join('|', Columns.Select(c => Numbers.Contains(c) ? "---:" : "---"))}|");
        foreach (var measurement in report.Measurements)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", Cells(measurement))} |");
        }

        return text.ToString();
    }

    private static string Machine(Report report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.At:yyyy-MM-dd}, {report.Processor}, {report.Cores} cores shared with the client, {report.Runtime}, {report.SecondsEach} s each; fsync {report.FsyncMilliseconds:f2} ms (median)");

    private static string[] Cells(Measurement m) =>
    [
        m.Scenario.Server.Subject, m.Scenario.Server.Bot, m.Scenario.Server.Storage, m.Scenario.Delivery, Whole(m.Scenario.Connections),
        Whole(m.UserMicroseconds), Whole(m.SystemMicroseconds), Whole(m.ThousandInstructions), m.TimesBare?.ToString("f1", CultureInfo.InvariantCulture) ?? "–",
        Whole(m.TurnsPerSecond), m.P50.ToString("f2", CultureInfo.InvariantCulture), m.P99.ToString("f2", CultureInfo.InvariantCulture),
        Whole(m.AllocatedBytes / 1024), Whole(m.ResidentMebibytes), Whole(m.Errors),
    ];

    private static string Whole(double? value) => value?.ToString("n0", CultureInfo.InvariantCulture) ?? "–";
}
