using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Tests.Understanding;

/// <summary>The real examples of the assistant for residents: every fifth is kept for testing, the others are learnt.</summary>
public sealed class ResidentsContent
{
    private static readonly string[] Languages = ["sv", "en", "ar", "fi", "so"];

    public ResidentsContent()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "CitizenBot.sln"))) root = root.Parent;
        var assistants = Path.Combine(root.FullName, "assistants");
        List<TrainingExample> all =
        [
            .. ExampleReader.Read(Path.Combine(assistants, "goteborg-se", "services"), Languages),
            .. ExampleReader.Read(Path.Combine(assistants, "shared", "intents"), Languages),
        ];
        var learnt = all.Where((_, i) => i % 5 != 4).ToList();
        HeldOut = [.. all.Where((_, i) => i % 5 == 4)];
        OutOfScope = [.. Languages.SelectMany(ReadOutOfScope)];
        Recognizer = EmbeddedRecognizer.Train(learnt);
        Learnt = learnt;
    }

    public EmbeddedRecognizer Recognizer { get; }

    public IReadOnlyList<TrainingExample> Learnt { get; }

    public IReadOnlyList<TrainingExample> HeldOut { get; }

    /// <summary>Sixty questions a language that no city can answer.</summary>
    public IReadOnlyList<TrainingExample> OutOfScope { get; }

    public async Task<(string Intent, double Score)> TopAsync(string text, string language = "sv")
    {
        var result = await Recognizer.RecognizeAsync(new Utterance("1", text, language), CancellationToken.None);
        return result.GetTopScoringIntent();
    }

    /// <summary>How sure it is that the text is about something it can answer: nothing when it takes it for out of scope.</summary>
    public async Task<double> SureAsync(TrainingExample example)
    {
        var (intent, score) = await TopAsync(example.Text, example.Language);
        return intent == Intents.OutOfScope ? 0 : score;
    }

    private static IEnumerable<TrainingExample> ReadOutOfScope(string language) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Understanding", $"out-of-scope.{language}.txt"))
            .Select(line => new TrainingExample(Intents.OutOfScope, language, line));
}
