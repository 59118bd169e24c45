using System.Globalization;
using CitizenBot.Dialogs.Understanding.Evaluation;
using Spectre.Console;

namespace CitizenBot.Commands.Evaluate;

/// <summary>A measurement as tables for the terminal.</summary>
internal static class MeasurementTables
{
    private const int PairsShown = 10;
    private const int LongestText = 60;

    public static void Write(IAnsiConsole console, Measurement measurement)
    {
        var report = measurement.Report;
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{measurement.Subject}[/]");
        console.MarkupLineInterpolated($"{measurement.Examples} texts of {measurement.Intents} intents learnt in {measurement.TrainingSeconds:f1} s; {measurement.MicrosecondsPerMessage:f1} µs a message");
        console.Write(Languages(report));
        console.Write(Outcome(report));
        console.Write(Calibration(report.Reliability));
        if (report.Confusions.Count > 0) console.Write(Confusions(report));
        if (report.Worst.Count > 0) console.Write(Worst(report));
    }

    private static Table Languages(EvaluationReport report)
    {
        var table = Titled("Understanding (95 % interval)", "language", "cases", "right %", "between", "in first three %", "out of scope", "AUROC %", "calibration error %");
        foreach (var score in report.Languages.Append(report.Total))
        {
            table.AddRow(
                Markup.Escape(score.Language), Number(score.Accuracy.Count), Percent(score.Accuracy.Share), $"{Percent(score.Accuracy.Low)} – {Percent(score.Accuracy.High)}",
                Percent(score.Near.Share), Number(score.OutOfScope), score.OutOfScopeArea is { } area ? Percent(area) : "–", Percent(score.CalibrationError));
        }

        return table;
    }

    private static Table Outcome(EvaluationReport report)
    {
        var outcome = report.Outcome;
        var (answer, clarify, margin) = report.Thresholds;
        var table = Titled(string.Create(CultureInfo.InvariantCulture, $"At the thresholds: answer {answer}, clarify {clarify}, margin {margin}"), "", "answered %", "of these right %", "asked back %", "right one offered %", "refused %");
        var answered = outcome.AnsweredRight + outcome.AnsweredWrong;
        var asked = outcome.AskedNear + outcome.AskedAstray;
        table.AddRow(
            "in scope", Ratio(answered, outcome.InScope), Ratio(outcome.AnsweredRight, answered),
            Ratio(asked, outcome.InScope), Ratio(outcome.AskedNear, asked), Ratio(outcome.FalseAlarms, outcome.InScope));
        if (outcome.OutOfScope > 0)
        {
            table.AddRow(
                "out of scope", Ratio(outcome.OutsideAnswered, outcome.OutOfScope), "–",
                Ratio(outcome.OutsideAsked, outcome.OutOfScope), "–", Ratio(outcome.OutsideRefused, outcome.OutOfScope));
        }

        return table;
    }

    private static Table Calibration(Reliability reliability)
    {
        var table = Titled("Confidence against truth", "confidence %", "cases", "right %", "between");
        foreach (var bin in reliability.Bins.Where(bin => bin.Count > 0))
            table.AddRow(Percent(bin.Confidence), Number(bin.Count), Percent(bin.Right.Share), $"{Percent(bin.Right.Low)} – {Percent(bin.Right.High)}");
        return table;
    }

    private static Table Confusions(EvaluationReport report)
    {
        var table = Titled("Most often taken for another", "meant", "taken for", "times");
        foreach (var pair in report.Confusions.Take(PairsShown)) table.AddRow(Markup.Escape(pair.Expected), Markup.Escape(pair.Taken), Number(pair.Count));
        return table;
    }

    private static Table Worst(EvaluationReport report)
    {
        var table = Titled("Wrong, and sure of it", "sure %", "meant", "taken for", "message");
        foreach (var answer in report.Worst)
        {
            var text = answer.Case.Text.Length > LongestText ? answer.Case.Text[..LongestText] + "…" : answer.Case.Text;
            table.AddRow(Percent(answer.Confidence), Markup.Escape(Meant(answer)), Markup.Escape(answer.Intent), Markup.Escape(text));
        }

        return table;
    }

    public static string Meant(EvaluatedCase answer) => answer.Case.InScope ? string.Join('|', answer.Case.Expected) : "oos";

    private static Table Titled(string title, params string[] columns)
    {
        var table = new Table().Title(Markup.Escape(title)).Border(TableBorder.Rounded);
        foreach (var column in columns) table.AddColumn(Markup.Escape(column));
        return table;
    }

    private static string Ratio(int part, int whole) => whole == 0 ? "–" : Percent((double)part / whole);

    private static string Percent(double share) => (share * 100).ToString("f1", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
