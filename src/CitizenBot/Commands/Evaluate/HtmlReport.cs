using System.Globalization;
using System.Net;
using System.Text;
using CitizenBot.Dialogs.Understanding.Evaluation;

namespace CitizenBot.Commands.Evaluate;

/// <summary>A measurement as one HTML file that loads nothing.</summary>
internal static class HtmlReport
{
    private const string Style = """
        :root { color-scheme: light dark; --ink: light-dark(#1d2a33, #e8edf0); --line: light-dark(#c9d2d8, #46525a); --mark: light-dark(#0076bc, #6db8ec); }
        body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
        caption { text-align: start; font-weight: 600; padding: .3rem 0; }
        th, td { border-bottom: 1px solid var(--line); padding: .25rem .7rem; text-align: start; }
        .charts { display: flex; flex-wrap: wrap; gap: 1rem; }
        svg { width: 22rem; max-width: 100%; font-size: 12px; fill: var(--ink); }
        .frame { fill: none; stroke: var(--line); }
        .even { stroke: var(--line); stroke-dasharray: 4; }
        .bar { fill: var(--mark); opacity: .55; }
        .mark { fill: var(--mark); }
        .interval { stroke: var(--ink); stroke-width: 2; }
        .curve { fill: none; stroke: var(--mark); stroke-width: 2; }
        """;

    public static string Of(Measurement measurement)
    {
        var report = measurement.Report;
        var page = new StringBuilder()
            .Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(Encode(measurement.Subject)).Append("</title>\n<style>\n").Append(Style).Append("\n</style></head>\n<body>\n<h1>").Append(Encode(measurement.Subject)).Append("</h1>\n")
            .Append(CultureInfo.InvariantCulture, $"<p>{measurement.Examples} texts of {measurement.Intents} intents learnt in {measurement.TrainingSeconds:f1} s; {measurement.MicrosecondsPerMessage:f1} µs a message.</p>\n")
            .Append("<div class=\"charts\">\n").Append(SvgChart.Languages([.. report.Languages, report.Total])).Append('\n').Append(SvgChart.Reliability(report.Reliability)).Append('\n');
        if (report.Roc is { } roc) page.Append(SvgChart.Roc(roc)).Append('\n');
        page.Append("</div>\n");

        Table(page, "Understanding, with 95 % intervals", ["language", "cases", "right", "between", "in first three", "out of scope", "AUROC", "calibration error"],
            report.Languages.Append(report.Total).Select(score => new[]
            {
                score.Language, Number(score.Accuracy.Count), Percent(score.Accuracy.Share), $"{Percent(score.Accuracy.Low)} – {Percent(score.Accuracy.High)}", Percent(score.Near.Share),
                Number(score.OutOfScope), score.OutOfScopeArea is { } area ? Percent(area) : "–", Percent(score.CalibrationError),
            }));

        var outcome = report.Outcome;
        Table(page, $"At the thresholds: answer {Plain(report.Thresholds.Answer)}, clarify {Plain(report.Thresholds.Clarify)}, margin {Plain(report.Thresholds.Margin)}", ["", "cases"],
        [
            ["in scope: answered, rightly", Number(outcome.AnsweredRight)],
            ["in scope: answered, wrongly", Number(outcome.AnsweredWrong)],
            ["in scope: asked back, the right one offered", Number(outcome.AskedNear)],
            ["in scope: asked back about others", Number(outcome.AskedAstray)],
            ["in scope: refused (false alarms)", Number(outcome.FalseAlarms)],
            ["out of scope: answered", Number(outcome.OutsideAnswered)],
            ["out of scope: asked back", Number(outcome.OutsideAsked)],
            ["out of scope: refused", Number(outcome.OutsideRefused)],
        ]);
        Table(page, "Confidence against truth", ["confidence", "cases", "right", "between"],
            report.Reliability.Bins.Where(bin => bin.Count > 0).Select(bin => new[]
            {
                Percent(bin.Confidence), Number(bin.Count), Percent(bin.Right.Share), $"{Percent(bin.Right.Low)} – {Percent(bin.Right.High)}",
            }));
        Table(page, "Most often taken for another", ["meant", "taken for", "times"],
            report.Confusions.Select(pair => new[] { pair.Expected, pair.Taken, Number(pair.Count) }));
        Table(page, "Wrong, and sure of it", ["sure", "language", "meant", "taken for", "message"],
            report.Worst.Select(answer => new[] { Percent(answer.Confidence), answer.Case.Language, MeasurementTables.Meant(answer), answer.Intent, answer.Case.Text }));
        return page.Append("</body>\n</html>\n").ToString();
    }

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static void Table(StringBuilder page, string caption, string[] columns, IEnumerable<string[]> rows)
    {
        page.Append("<table><caption>").Append(Encode(caption)).Append("</caption>\n<thead><tr>");
        foreach (var column in columns) page.Append("<th scope=\"col\">").Append(Encode(column)).Append("</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            page.Append("<tr>");
            foreach (var cell in row) page.Append("<td dir=\"auto\">").Append(Encode(cell)).Append("</td>");
            page.Append("</tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    private static string Percent(double share) => (share * 100).ToString("f1", CultureInfo.InvariantCulture) + " %";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Plain(double number) => number.ToString(CultureInfo.InvariantCulture);
}
