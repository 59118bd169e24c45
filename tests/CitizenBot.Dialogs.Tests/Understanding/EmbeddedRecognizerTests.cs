using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Tests.Understanding;

/// <summary>What the recognizer makes of real content. The floors lie a few points below what was measured.</summary>
public sealed class EmbeddedRecognizerTests(ResidentsContent content) : IClassFixture<ResidentsContent>
{
    [Theory]
    [InlineData("sv", 0.64)]
    [InlineData("en", 0.56)]
    [InlineData("ar", 0.58)]
    [InlineData("fi", 0.56)]
    [InlineData("so", 0.60)]
    public async Task Understands_questions_it_has_not_seen(string language, double floor)
    {
        var right = new List<bool>();
        foreach (var example in content.HeldOut.Where(example => example.Language == language))
            right.Add((await content.TopAsync(example.Text, language)).Intent == example.Intent);
        right.Average(answer => answer ? 1d : 0d).ShouldBeGreaterThan(floor);
    }

    [Fact]
    public async Task When_it_is_sure_it_is_right_nine_times_in_ten()
    {
        var sure = new List<bool>();
        foreach (var example in content.HeldOut)
        {
            var (intent, score) = await content.TopAsync(example.Text, example.Language);
            if (score >= 0.8) sure.Add(intent == example.Intent);
        }

        sure.Count.ShouldBeGreaterThan(content.HeldOut.Count * 3 / 10);
        sure.Average(answer => answer ? 1d : 0d).ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public async Task Is_seldom_sure_of_questions_no_city_can_answer()
    {
        var scores = new List<double>();
        foreach (var question in content.OutOfScope) scores.Add(await content.SureAsync(question));
        scores.Average(score => score >= 0.8 ? 1d : 0d).ShouldBeLessThan(0.02);
        scores.Average(score => score >= 0.5 ? 1d : 0d).ShouldBeLessThan(0.10);
    }

    [Fact]
    public async Task Ranks_questions_it_can_answer_above_those_it_cannot()
    {
        var inside = new List<double>();
        var outside = new List<double>();
        foreach (var example in content.HeldOut.Where(example => example.Intent != Intents.OutOfScope)) inside.Add(await content.SureAsync(example));
        foreach (var question in content.OutOfScope) outside.Add(await content.SureAsync(question));
        var area = inside.Average(high => outside.Average(low => high > low ? 1d : 0d));
        area.ShouldBeGreaterThan(0.86);
    }

    [Theory]
    [InlineData("asdf qwerty")]
    [InlineData("kjhgf dsaoiu mnbvc")]
    [InlineData("what is the capital of France")]
    [InlineData("vad är kvadratroten ur 144")]
    [InlineData("Übermorgen regnet es vielleicht")]
    [InlineData("这是什么意思")]
    public async Task Doubts_what_has_nothing_to_do_with_anything(string text) =>
        (await content.SureAsync(new TrainingExample(Intents.OutOfScope, "und", text))).ShouldBeLessThan(0.5);

    [Theory]
    [InlineData("Hur ansöker jag om förskola?", "Hur ansoker jag om forskola?")]
    [InlineData("Miten haen lapselle päiväkotipaikkaa?", "Miten haen lapselle paivakotipaikkaa?")]
    [InlineData("Hur ansöker jag om förskola?", "HUR ANSÖKER JAG OM FÖRSKOLA???")]
    [InlineData("كيف أقدم على روضة لطفلي", "كيف اقدم على روضه لطفلي")]
    public async Task Understands_the_same_question_spelt_otherwise(string text, string spelt)
    {
        var (intent, score) = await content.TopAsync(text);
        intent.ShouldBe("forskola_ansokan");
        var (other, otherScore) = await content.TopAsync(spelt);
        other.ShouldBe("forskola_ansokan");
        otherScore.ShouldBeGreaterThan(score * 0.5);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("👍🏽🎉")]
    [InlineData("?!")]
    public async Task Has_no_intents_for_nothing(string text)
    {
        var result = await content.Recognizer.RecognizeAsync(new Utterance("1", text, "und"), CancellationToken.None);
        result.Intents.ShouldBeEmpty();
        result.Text.ShouldBe(text);
    }

    [Fact]
    public async Task Scores_are_probabilities_and_the_top_stands_above_the_rest()
    {
        foreach (var example in content.HeldOut.Concat(content.OutOfScope))
        {
            var result = await content.Recognizer.RecognizeAsync(new Utterance("1", example.Text, example.Language), CancellationToken.None);
            var scores = result.Intents.Values.Select(score => score.Score!.Value).OrderDescending().ToList();
            scores.Count.ShouldBe(content.Recognizer.Intents.Count);
            scores.ShouldAllBe(score => score >= 0 && score <= 1);
            scores.Sum().ShouldBeLessThanOrEqualTo(1 + 1e-5);
        }
    }

    [Fact]
    public async Task Reads_a_very_long_message() =>
        (await content.TopAsync(string.Concat(Enumerable.Repeat("hur ansöker jag om förskola ", 4000)))).Intent.ShouldBe("forskola_ansokan");
}
