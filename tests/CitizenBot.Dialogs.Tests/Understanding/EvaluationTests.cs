using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Tests.Understanding;

/// <summary>What each assistant makes of the questions of tests/Evaluation. The floors lie a few points below what was measured.</summary>
public sealed class EvaluationTests(TrainedAssistants trained) : IClassFixture<TrainedAssistants>
{
    [Theory]
    [InlineData("goteborg-se", "sv", 0.87)]
    [InlineData("goteborg-se", "en", 0.82)]
    [InlineData("goteborg-se", "ar", 0.74)]
    [InlineData("goteborg-se", "fi", 0.69)]
    [InlineData("goteborg-se", "so", 0.75)]
    [InlineData("goteborg-com", "sv", 0.84)]
    [InlineData("goteborg-com", "en", 0.88)]
    [InlineData("goteborg-com", "ar", 0.82)]
    [InlineData("goteborg-com", "fi", 0.76)]
    [InlineData("goteborg-com", "so", 0.86)]
    [InlineData("hemtjanst", "sv", 0.90)]
    [InlineData("hemtjanst", "en", 0.90)]
    [InlineData("it-support", "sv", 0.83)]
    [InlineData("it-support", "en", 0.90)]
    public async Task Questions_about_services_are_answered_right(string assistant, string language, double floor) =>
        (await ShareAsync(assistant, ".tsv", q => q.Language == language && IsService(q), (q, said) => q.Expected.Contains(said))).ShouldBeGreaterThan(floor);

    [Theory]
    [InlineData("goteborg-se", "sv", 0.45)]
    [InlineData("goteborg-se", "en", 0.42)]
    [InlineData("goteborg-se", "ar", 0.26)]
    [InlineData("goteborg-se", "fi", 0.17)]
    [InlineData("goteborg-se", "so", 0.32)]
    [InlineData("goteborg-com", "sv", 0.64)]
    [InlineData("goteborg-com", "en", 0.46)]
    [InlineData("goteborg-com", "ar", 0.26)]
    [InlineData("goteborg-com", "fi", 0.52)]
    [InlineData("goteborg-com", "so", 0.52)]
    public async Task Questions_that_nothing_was_tuned_on_are_answered_right(string assistant, string language, double floor) =>
        (await ShareAsync(assistant, ".heldout.tsv", q => q.Language == language && IsService(q), (q, said) => q.Expected.Contains(said))).ShouldBeGreaterThan(floor);

    [Theory]
    [InlineData("goteborg-se", "sv", 0.85)]
    [InlineData("goteborg-se", "en", 0.88)]
    [InlineData("goteborg-se", "ar", 0.70)]
    [InlineData("goteborg-se", "fi", 0.70)]
    [InlineData("goteborg-se", "so", 0.70)]
    [InlineData("goteborg-com", "sv", 0.85)]
    [InlineData("goteborg-com", "en", 0.88)]
    [InlineData("it-support", "sv", 0.91)]
    [InlineData("it-support", "en", 0.84)]
    public async Task Questions_that_nothing_has_seen_are_answered_right(string assistant, string language, double floor) =>
        (await ShareAsync(assistant, ".unseen.tsv", q => q.Language == language && IsService(q), (q, said) => q.Expected.Contains(said))).ShouldBeGreaterThan(floor);

    [Theory]
    [InlineData("goteborg-se", "pl", 0.55)]
    [InlineData("goteborg-se", "es", 0.55)]
    [InlineData("goteborg-se", "bs", 0.55)]
    [InlineData("goteborg-se", "tr", 0.55)]
    [InlineData("goteborg-se", "fa", 0.70)]
    [InlineData("goteborg-com", "uk", 0.70)]
    [InlineData("goteborg-se", "uk", 0.60)]
    [InlineData("goteborg-com", "fa", 0.75)]
    [InlineData("goteborg-com", "pl", 0.85)]
    [InlineData("goteborg-com", "es", 0.85)]
    [InlineData("goteborg-com", "bs", 0.85)]
    [InlineData("goteborg-com", "tr", 0.75)]
    public async Task Questions_in_further_languages_are_answered_right(string assistant, string language, double floor) =>
        (await ShareAsync(assistant, ".further.tsv", q => q.Language == language && IsService(q), (q, said) => q.Expected.Contains(said))).ShouldBeGreaterThan(floor);

    [Theory]
    [InlineData("goteborg-se", ".tsv", 0.06)]
    [InlineData("goteborg-se", ".unseen.tsv", 0.05)]
    [InlineData("goteborg-com", ".unseen.tsv", 0.05)]
    [InlineData("it-support", ".tsv", 0.06)]
    [InlineData("it-support", ".unseen.tsv", 0.05)]
    [InlineData("goteborg-se", ".heldout.tsv", 0.17)]
    [InlineData("goteborg-com", ".tsv", 0.05)]
    [InlineData("goteborg-com", ".heldout.tsv", 0.08)]
    [InlineData("hemtjanst", ".tsv", 0.03)]
    public async Task Few_questions_about_services_are_answered_wrong(string assistant, string set, double ceiling) =>
        (await ShareAsync(assistant, set, IsService, (q, said) => said.Length > 0 && !q.Expected.Contains(said))).ShouldBeLessThan(ceiling);

    [Theory]
    [InlineData("goteborg-se", ".tsv", 0.11)]
    [InlineData("goteborg-se", ".heldout.tsv", 0.19)]
    [InlineData("goteborg-com", ".tsv", 0.10)]
    [InlineData("goteborg-com", ".heldout.tsv", 0.05)]
    [InlineData("hemtjanst", ".tsv", 0.14)]
    [InlineData("it-support", ".tsv", 0.11)]
    [InlineData("it-support", ".unseen.tsv", 0.14)]
    public async Task Few_questions_that_nothing_answers_are_answered(string assistant, string set, double ceiling) =>
        (await ShareAsync(assistant, set, q => q.Expected.Contains("oos"), (q, said) => said.Length > 0 && !q.Expected.Contains(said))).ShouldBeLessThan(ceiling);

    [Theory]
    [InlineData("goteborg-se", "human", ".tsv", 0.94)]
    [InlineData("goteborg-se", "human", ".heldout.tsv", 0.78)]
    [InlineData("goteborg-se", "emergency", ".tsv", 0.97)]
    [InlineData("goteborg-se", "emergency", ".heldout.tsv", 0.94)]
    [InlineData("goteborg-com", "human", ".tsv", 0.97)]
    [InlineData("goteborg-com", "human", ".heldout.tsv", 0.80)]
    [InlineData("hemtjanst", "emergency", ".tsv", 0.99)]
    public async Task Who_asks_for_a_person_or_is_in_danger_is_heard(string assistant, string expected, string set, double floor) =>
        (await ShareAsync(assistant, set, q => q.Expected[0] == expected, (q, said) => q.Expected.Contains(said))).ShouldBeGreaterThan(floor);

    private static bool IsService(Question question) => question.Expected[0] is not ("human" or "smalltalk" or "oos" or "emergency");

    /// <summary>Each set is asked in the language that a conversation would be in by then.</summary>
    private async Task<double> ShareAsync(string assistant, string set, Func<Question, bool> of, Func<Question, string, bool> counts)
    {
        var found = new List<double>();
        foreach (var question in Read(assistant + set).Where(of))
        {
            found.Add(counts(question, await trained.SaysAsync(assistant, question.Text, question.Language)) ? 1 : 0);
        }

        return found.Average();
    }

    private static IEnumerable<Question> Read(string file) =>
        from line in File.ReadLines(Path.Combine(Content.FindRoot(), "tests", "Evaluation", file)).Skip(1)
        let columns = line.Split('\t')
        select new Question(columns[0], columns[1], columns[2].Split('|'));

    private sealed record Question(string Language, string Text, string[] Expected);
}

/// <summary>The assistants with what the program teaches their recognizers.</summary>
public sealed class TrainedAssistants
{
    private readonly Dictionary<string, GroupedRecognizer> _recognizers = new[] { "goteborg-se", "goteborg-com", "hemtjanst", "it-support" }.ToDictionary(id => id, Train);

    /// <summary>What the answer is about, by its public name; empty when it asks back or does not understand.</summary>
    public async Task<string> SaysAsync(string id, string text, string language)
    {
        var assistant = Content.Assistant(id);
        if (assistant.Crisis.Find(text) is not null)
        {
            return "emergency";
        }

        var understood = await _recognizers[id].RecognizeAsync(new Utterance("1", text, language), CancellationToken.None);
        var decision = Policy.Decide(understood, assistant, []);
        var inDoubt = (decision.Intent is Intents.Human or Intents.BookingAny or Intents.BookingManage) && decision.Confidence >= assistant.Policy.Clarify;
        return decision.Action == PolicyAction.Answer || inDoubt ? Intents.Public(decision.Intent) : "";
    }

    private static GroupedRecognizer Train(string id)
    {
        var assistant = Content.Assistant(id);
        return GroupedRecognizer.Train([.. assistant.Examples, .. ArticleExamples.Of(assistant)], GroupedRecognizer.GroupsOf(assistant));
    }
}
