using System.Globalization;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Assistants.Validation;

/// <summary>
/// Finds intents that the recognizer mistakes for one another, by asking it each fifth of the questions after it has learnt
/// the rest.
/// </summary>
internal static class Collisions
{
    private const int Rounds = 5;
    private const int FewestLines = 3;
    private const double SmallestShare = 0.2;

    public static async Task<IReadOnlyList<Finding>> CheckAsync(
        Assistant assistant, IReadOnlyList<ExampleFile> files, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        List<(ExampleFile File, ExampleLine Line)> lines = [.. files.SelectMany(file => file.Lines.Select(line => (file, line)))];
        List<TrainingExample> articles = [.. ArticleExamples.Of(assistant)];
        var mistaken = new List<(ExampleFile File, ExampleLine Line, string For)>();
        for (var round = 0; round < Rounds; round++)
        {
            var now = round;
            var learnt = lines.Where((_, i) => i % Rounds != now).Select(l => new TrainingExample(l.File.Intent, l.File.Language, l.Line.Text));
            var recognizer = EmbeddedRecognizer.Train([.. learnt, .. articles], EmbeddedRecognizerOptions.Quick);
            foreach (var (file, line) in lines.Where((_, i) => i % Rounds == now))
            {
                var result = await recognizer.RecognizeAsync(new Utterance("", line.Text, file.Language), cancellationToken);
                if (result.Intents.Count == 0) continue;
                var intent = result.GetTopScoringIntent().Intent;
                if (intent != file.Intent) mistaken.Add((file, line, intent));
            }

            progress?.Report((round + 1d) / Rounds);
        }

        return [..
            from pair in mistaken.GroupBy(m => (m.File, m.For))
            let share = (double)pair.Count() / pair.Key.File.Lines.Count
            where pair.Count() >= FewestLines && share >= SmallestShare
            orderby share descending
            let first = pair.First().Line
            select new Finding(Severity.Warning, pair.Key.File.Path, first.Number, string.Create(CultureInfo.InvariantCulture,
                $"{pair.Count()} of {pair.Key.File.Lines.Count} questions are taken for '{pair.Key.For}', such as '{first.Text}'. Give both more questions that tell them apart, or make them one."))];
    }
}
