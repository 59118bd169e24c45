namespace CitizenBot.Dialogs.Assistants.Validation;

/// <summary>
/// Whether the questions of a file differ enough to teach something: fifteen different ones teach more than thirty alike.
/// </summary>
internal static class ExampleVariety
{
    private const double MostAlike = 0.2;
    private const int FewestLines = 10;
    private const int OpeningWords = 3;
    private const int RunLength = 3;

    /// <summary>From this share of common letter runs on, two lines say nearly the same.</summary>
    private const double NearRepeat = 0.8;

    public static IEnumerable<Finding> Check(ExampleFile file)
    {
        if (file.Lines.Count == 0)
        {
            yield return new Finding(Severity.Error, file.Path, null, $"There is no question in it: nobody who writes in '{file.Language}' reaches '{file.Intent}'.");
        }

        if (file.Lines.Count < FewestLines) yield break;

        var opening = file.Lines.Where(l => l.Words.Length > OpeningWords)
            .GroupBy(l => string.Join(' ', l.Words.Take(OpeningWords)), StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).FirstOrDefault();
        if (opening is not null && opening.Count() > MostAlike * file.Lines.Count)
        {
            yield return new Finding(Severity.Warning, file.Path, opening.Last().Number,
                $"{opening.Count()} of {file.Lines.Count} questions begin with '{opening.Key}'. Put some of them as other people would.");
        }

        var repeats = Repeats(file.Lines);
        if (repeats.Count > MostAlike * file.Lines.Count)
        {
            var (line, earlier) = repeats[^1];
            yield return new Finding(Severity.Warning, file.Path, line.Number,
                $"{repeats.Count} of {file.Lines.Count} questions nearly repeat another, this one that of line {earlier.Number}. Ask in other ways instead.");
        }
    }

    private static List<(ExampleLine Line, ExampleLine Earlier)> Repeats(IReadOnlyList<ExampleLine> lines)
    {
        HashSet<string>[] runs = [.. lines.Select(RunsOf)];
        List<(ExampleLine, ExampleLine)> repeats = [];
        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Likeness(runs[i], runs[j]) < NearRepeat) continue;
                repeats.Add((lines[i], lines[j]));
                break;
            }
        }

        return repeats;
    }

    private static HashSet<string> RunsOf(ExampleLine line) =>
        [.. Enumerable.Range(0, Math.Max(0, line.Normalized.Length - RunLength + 1)).Select(start => line.Normalized.Substring(start, RunLength))];

    private static double Likeness(HashSet<string> one, HashSet<string> other)
    {
        var common = one.Count(other.Contains);
        return common == 0 ? 0 : (double)common / (one.Count + other.Count - common);
    }
}
