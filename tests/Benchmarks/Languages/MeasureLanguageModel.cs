using System.Diagnostics;
using System.Globalization;
using CitizenBot.Dialogs.Languages;

namespace Benchmarks.Languages;

/// <summary>Measures language detection: accuracy for each set of test sentences, and time a sentence.</summary>
internal static class MeasureLanguageModel
{
    public static int Run(string[] arguments)
    {
        var options = new Options(arguments);
        var watch = Stopwatch.StartNew();
        var detector = options.Optional("--model") is { } model ? LanguageDetector.Load(File.OpenRead(model)) : LanguageDetector.Load();
        Print($"loaded in {watch.ElapsedMilliseconds} ms");

        var rows = TrainingTexts.ReadRows(Path.Combine(options.Required("--data"), "lid_test.tsv.gz"))
            .Select(fields => (Set: fields[0], Text: new TaggedText(TrainingTexts.ToTag(fields[1]), fields[2])))
            .ToList();
        foreach (var set in rows.GroupBy(row => row.Set))
        {
            var right = set.GroupBy(row => row.Text.Language).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (Language: group.Key, Share: 100 * group.Average(row => detector.Detect(row.Text.Text).Language == group.Key ? 1.0 : 0)))
                .ToList();
            Print($"{set.Key,-20} mean of languages {right.Average(language => language.Share):f1}");
            Print($"    {string.Join(' ', right.Select(language => string.Create(CultureInfo.InvariantCulture, $"{language.Language} {language.Share:f0}")))}");
        }

        watch.Restart();
        foreach (var row in rows) detector.Detect(row.Text.Text);
        Print($"{watch.Elapsed.TotalMicroseconds / rows.Count:f1} µs a text");
        return 0;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
