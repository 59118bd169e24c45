using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Benchmarks.Languages;
using Benchmarks.Npm;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Dialogs.Understanding.Evaluation;
using Spectre.Console;

namespace Benchmarks.Understanding;

/// <summary>Measures the embedded recognizer on public sets, beside NLP.js on the same files in the same run.</summary>
internal static class MeasureUnderstanding
{
    private const int Share = 100;
    private static readonly string[] Columns = ["set", "recognizer", "right %", "first three %", "AUROC %", "calibration error %", "learnt in s", "µs"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Options(arguments);
        var peers = options.Optional("--peers") ?? Path.Combine("tests", "Benchmarks", "peers");
        var table = new Table().Border(TableBorder.Markdown);
        foreach (var column in Columns) table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = column is "set" or "recognizer" ? Justify.Left : Justify.Right });
        foreach (var set in IntentSet.ReadAll(options.Required("--data"), options.Optional("--split") ?? "test", options.Optional("--only")))
        {
            Add(table, set, "ours", await OursAsync(set, set.Examples));
            Add(table, set, "ours, names too", await OursAsync(set, [.. set.Examples, .. set.Names]));
            if (peers != "none") Add(table, set, "NLP.js", await NlpJsAsync(set, peers));
            await Console.Error.WriteLineAsync($"{set.Name}: done");
        }

        if (options.Optional("--markdown") is { } file)
        {
            await using var output = new StreamWriter(file);
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
            console.Profile.Width = 200;
            console.Write(table);
        }

        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task<Measured> OursAsync(IntentSet set, IReadOnlyList<TrainingExample> examples)
    {
        // The share of what is out of scope is what a city would set from its log; here it is the set's own.
        var outside = set.Cases.Count(@case => !@case.InScope) / (double)set.Cases.Count;
        var watch = Stopwatch.StartNew();
        var recognizer = EmbeddedRecognizer.Train(examples, new EmbeddedRecognizerOptions { OutOfScopeShare = Math.Max(outside, 0.01) });
        var learnt = watch.Elapsed.TotalSeconds;
        await Examination.RunAsync(recognizer, set.Cases, CancellationToken.None);
        watch.Restart();
        var answers = await Examination.RunAsync(recognizer, set.Cases, CancellationToken.None);
        return new Measured(answers, learnt, watch.Elapsed.TotalMicroseconds / set.Cases.Count);
    }

    private static async Task<Measured> NlpJsAsync(IntentSet set, string peers)
    {
        var answer = await NodePeer.AskAsync<NlpJsAnswer>(peers, "nlpjs", "nlpjs.js", new
        {
            set.Language,
            Train = set.Examples.Select(example => new[] { example.Intent, example.Text }),
            Test = set.Cases.Select(@case => @case.Text),
        });
        return new Measured(
            [.. set.Cases.Zip(answer.Answers, (@case, given) => new EvaluatedCase(@case, given[0].GetString() is { } intent and not "None" ? [intent] : [], given[0].GetString() == "None" ? 0 : given[1].GetDouble(), 0))],
            answer.Learnt, answer.Micros);
    }

    private static void Add(Table table, IntentSet set, string recognizer, Measured measured)
    {
        var score = LanguageScore.Of(set.Language, measured.Answers);
        static string Percent(double share) => (Share * share).ToString("0.0", CultureInfo.InvariantCulture);
        table.AddRow(
            new Text(set.Name), new Text(recognizer), new Text(Percent(score.Accuracy.Share)), new Text(recognizer == "NLP.js" ? "–" : Percent(score.Near.Share)),
            new Text(score.OutOfScopeArea is { } area ? Percent(area) : "–"), new Text(Percent(score.CalibrationError)),
            new Text(measured.Learnt.ToString("0.0", CultureInfo.InvariantCulture)), new Text(measured.Micros.ToString("0", CultureInfo.InvariantCulture)));
    }

    /// <summary>What a recognizer answered, and what it cost.</summary>
    /// <param name="Answers">One for each case.</param>
    /// <param name="Learnt">Seconds to learn the examples.</param>
    /// <param name="Micros">Microseconds a message.</param>
    private sealed record Measured(IReadOnlyList<EvaluatedCase> Answers, double Learnt, double Micros);

    private sealed record NlpJsAnswer(JsonElement[][] Answers, double Learnt, double Micros);
}
