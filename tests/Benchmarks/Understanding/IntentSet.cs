using Benchmarks.Languages;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Dialogs.Understanding.Evaluation;

namespace Benchmarks.Understanding;

/// <summary>A public set of texts with their intents: what to learn from, and what to ask.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Examples">The train split, without what is out of scope.</param>
/// <param name="Cases">The split that is asked.</param>
internal sealed record IntentSet(string Name, string Language, IReadOnlyList<TrainingExample> Examples, IReadOnlyList<EvaluationCase> Cases)
{
    private const string OutOfScope = "oos";
    private const string Massive = "massive_";
    private const int HeldOutEvery = 7;

    /// <summary>The names of the intents as examples of themselves.</summary>
    public IEnumerable<TrainingExample> Names =>
        Examples.Select(example => example.Intent).Distinct().Select(intent => new TrainingExample(intent, "en", intent.Replace('_', ' ')));

    /// <summary>The sets of a folder: gzipped lines of split, intent and text.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="split"><c>test</c>, or <c>val</c> to choose by; of a set without a validation split every seventh example is held out.</param>
    /// <param name="only">Part of the names to read; null for all.</param>
    public static IEnumerable<IntentSet> ReadAll(string folder, string split, string? only) =>
        from file in Directory.GetFiles(folder, "*.tsv.gz").Order(StringComparer.Ordinal)
        let name = Path.GetFileName(file)[..^".tsv.gz".Length]
        where !name.StartsWith("lid_", StringComparison.Ordinal) && (only is null || name.Contains(only, StringComparison.Ordinal))
        select Read(file, name, split);

    private static IntentSet Read(string file, string name, string split)
    {
        var language = name.StartsWith(Massive, StringComparison.Ordinal) ? name[Massive.Length..] : "en";
        var rows = TrainingTexts.ReadRows(file).Select(fields => (Split: fields[0], Intent: fields[1], Text: fields[2])).ToList();
        var learnt = rows.Where(row => row.Split == "train" && row.Intent != OutOfScope).ToList();
        var asked = rows.Where(row => row.Split == split).ToList();
        if (asked.Count == 0)
        {
            asked = [.. learnt.Where((_, i) => i % HeldOutEvery == 0)];
            learnt = [.. learnt.Where((_, i) => i % HeldOutEvery != 0)];
        }

        return new IntentSet(
            name,
            language,
            [.. learnt.Select(row => new TrainingExample(row.Intent, language, row.Text))],
            [.. asked.Select(row => new EvaluationCase(language, row.Text, row.Intent == OutOfScope ? [] : [row.Intent]))]);
    }
}
