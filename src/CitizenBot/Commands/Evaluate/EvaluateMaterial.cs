using System.IO.Compression;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Dialogs.Understanding.Evaluation;
using CitizenBot.Operations;

namespace CitizenBot.Commands.Evaluate;

/// <summary>What is learnt and what is asked.</summary>
/// <param name="Examples">What the recognizer learns.</param>
/// <param name="Groups">The languages that learn apart from the others.</param>
/// <param name="Cases">What it is asked then.</param>
/// <param name="Thresholds">The policy to apply to its answers.</param>
internal sealed record EvaluateMaterial(IReadOnlyList<TrainingExample> Examples, IReadOnlyList<string[]> Groups, IReadOnlyList<EvaluationCase> Cases, PolicyThresholds Thresholds)
{
    private const string TrainSplit = "train";
    private const string EmergencyExpected = "emergency";
    private const string TestSplit = "test";

    /// <summary>For files that belong to no assistant: what an assistant starts with.</summary>
    private static readonly PolicyThresholds _usual = new(Answer: 0.55, Clarify: 0.25, Margin: 0.1);

    /// <exception cref="EvaluationFileException">A file cannot be used.</exception>
    /// <exception cref="ContentException">The assistant cannot be used.</exception>
    public static EvaluateMaterial Read(EvaluateOptions options) =>
        options.Train is { } train ? FromFiles(options, train) : FromAssistant(options, options.Assistant!);

    private static EvaluateMaterial FromAssistant(EvaluateOptions options, string id)
    {
        var assistant = CommandContent.Load(options.Content, id);
        var (learnt, kept) = HeldOutLines.Split(assistant.Examples, options.HoldOut);
        List<EvaluationCase> cases = [.. kept.Select(example => new EvaluationCase(example.Language, example.Text, example.Intent == Intents.OutOfScope ? [] : [example.Intent]))];
        if (options.Data is { } data)
        {
            var asked = AsLearnt(ReadCases(options, data, TestSplit));
            CheckIntents(asked, learnt.Select(example => example.Intent), data);
            cases.AddRange(asked);
        }

        return new EvaluateMaterial([.. learnt, .. ArticleExamples.Of(assistant)], GroupedRecognizer.GroupsOf(assistant), cases, assistant.Policy);
    }

    /// <summary>
    /// Expectations as explanations name them, in the recognizer's own words: any kind of small talk will do. Emergencies
    /// are left out, since the word lists hear them before the recognizer is asked.
    /// </summary>
    private static List<EvaluationCase> AsLearnt(IEnumerable<EvaluationCase> cases) =>
    [
        .. from item in cases
           where !item.Expected.SequenceEqual([EmergencyExpected])
           select item with { Expected = [.. item.Expected.SelectMany(Learnt)] },
    ];

    private static IEnumerable<string> Learnt(string expected) => expected switch
    {
        Intents.SmallTalk => Intents.Small,
        EmergencyExpected => [],
        _ => [expected],
    };

    private static EvaluateMaterial FromFiles(EvaluateOptions options, string train)
    {
        var examples = ReadCases(options, train, TrainSplit)
            .SelectMany(item => item.Expected.Select(intent => new TrainingExample(intent, item.Language, item.Text))).ToList();
        if (options.IntentNames)
        {
            examples.AddRange(
                from pair in examples.Select(example => (example.Intent, example.Language)).Distinct().ToList()
                select new TrainingExample(pair.Intent, pair.Language, pair.Intent.Replace('_', ' ')));
        }

        var cases = ReadCases(options, options.Data!, TestSplit);
        CheckIntents(cases, examples.Select(example => example.Intent), options.Data!);
        return new EvaluateMaterial(examples, [], cases, _usual);
    }

    /// <summary>A name that nothing was learnt of is a slip of the pen, and would count as an error of the recognizer.</summary>
    private static void CheckIntents(IReadOnlyList<EvaluationCase> cases, IEnumerable<string> learnt, string file)
    {
        var known = learnt.ToHashSet(StringComparer.Ordinal);
        var unknown = cases.SelectMany(item => item.Expected).Where(intent => !known.Contains(intent)).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new EvaluationFileException($"{file}: it expects intents that were not learnt: {string.Join(", ", unknown.Take(10))}.");
        }
    }

    private static IReadOnlyList<EvaluationCase> ReadCases(EvaluateOptions options, string path, string split)
    {
        try
        {
            return options.HasSplits
                ? CaseFile.ReadSplit(Lines(path), path, split, options.Language)
                : CaseFile.Read(Lines(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new EvaluationFileException($"{path}: {e.Message}", e);
        }
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var unpacked = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(unpacked);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
