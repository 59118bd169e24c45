using CitizenBot.Dialogs.Understanding;
using CitizenBot.Dialogs.Understanding.Evaluation;

namespace CitizenBot.Dialogs.Tests.Understanding;

/// <summary>The real examples of the assistant for residents: every fifth is kept for testing, the others are learnt.</summary>
public sealed class ResidentsContent
{
    private static readonly string[] Languages = ["sv", "en", "ar", "fi", "so"];

    public ResidentsContent()
    {
        var assistant = Content.Assistant("goteborg-se");
        (var learnt, HeldOut) = HeldOutLines.Split(assistant.Examples, 5);
        OutOfScope = [.. Languages.SelectMany(ReadOutOfScope)];
        Recognizer = GroupedRecognizer.Train([.. learnt, .. ArticleExamples.Of(assistant)], GroupedRecognizer.GroupsOf(assistant));
    }

    public GroupedRecognizer Recognizer { get; }

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
