using System.Diagnostics;
using System.Globalization;
using Benchmarks.Npm;
using CitizenBot.Dialogs.Languages;
using Spectre.Console;

namespace Benchmarks.Languages;

/// <summary>Measures language detection, mean accuracy over the languages of each set of test sentences, beside the detectors of npm on the same sentences.</summary>
internal static class MeasureLanguageModel
{
    private const string Ours = "ours";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Options(arguments);
        var detector = options.Optional("--model") is { } model ? LanguageDetector.Load(File.OpenRead(model)) : LanguageDetector.Load();
        var rows = TrainingTexts.ReadRows(Path.Combine(options.Required("--data"), "lid_test.tsv.gz"))
            .Select(fields => new Row(fields[0], TrainingTexts.ToTag(fields[1]), fields[2]))
            .ToList();
        var peers = options.Optional("--peers") ?? Path.Combine("tests", "Benchmarks", "peers");
        List<Answered> all = [Ask(detector, rows), .. peers == "none" ? [] : await NodePeer.AskAsync<List<Answered>>(peers, "language-detectors", "detect.mjs", new { Texts = rows.Select(row => row.Text) })];

        var sets = rows.Select(row => row.Set).Distinct().ToList();
        Show(["detector", .. sets, "µs"], all.Select(one => (IReadOnlyList<string>)[one.Name, .. sets.Select(set => Percent(Means(rows, one, set).Average(mean => mean.Share))), one.Micros.ToString("0.0", CultureInfo.InvariantCulture)]), options.Optional("--markdown"));
        foreach (var set in sets) Console.WriteLine($"{set}: {string.Join(' ', Means(rows, all[0], set).Select(mean => $"{mean.Language} {Percent(mean.Share)}"))}");
        return 0;
    }

    private static Answered Ask(LanguageDetector detector, List<Row> rows)
    {
        foreach (var row in rows) detector.Detect(row.Text);
        var watch = Stopwatch.StartNew();
        string?[] answers = [.. rows.Select(row => detector.Detect(row.Text).Language)];
        return new Answered(Ours, answers, watch.Elapsed.TotalMicroseconds / rows.Count);
    }

    private static List<(string Language, double Share)> Means(List<Row> rows, Answered one, string set) =>
    [
        .. rows.Zip(one.Answers).Where(pair => pair.First.Set == set).GroupBy(pair => pair.First.Language).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Average(pair => Known(pair.Second) == group.Key ? 1d : 0))),
    ];

    /// <summary>The tag of a detector's own code: two letters, three, or a macrolanguage's.</summary>
    private static string? Known(string? code) => code is null ? null : TrainingTexts.ToTag(code switch
    {
        "cmn" => "zh",
        "arb" => "ar",
        "pes" or "prs" => "fa",
        "nob" or "nno" => "no",
        "hrv" or "srp" or "bos" => "hbs",
        "bs" => "hbs",
        "kmr" => "ku",
        "pbu" or "pst" => "ps",
        { Length: 3 } three when CultureInfo.GetCultures(CultureTypes.NeutralCultures).FirstOrDefault(culture => culture.ThreeLetterISOLanguageName == three) is { } culture => culture.TwoLetterISOLanguageName,
        _ => code,
    });

    private static void Show(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, string? markdown)
    {
        var table = new Table().Border(TableBorder.Markdown);
        foreach (var column in columns) table.AddColumn(new TableColumn(Markup.Escape(column)) { NoWrap = true, Alignment = column == "detector" ? Justify.Left : Justify.Right });
        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        AnsiConsole.Write(table);
        if (markdown is null) return;
        using var output = new StreamWriter(markdown);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        console.Profile.Width = 300;
        console.Write(table);
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    private sealed record Row(string Set, string Language, string Text);

    /// <summary>What a detector answered, in its own codes, and the microseconds a text took.</summary>
    private sealed record Answered(string Name, string?[] Answers, double Micros);
}
