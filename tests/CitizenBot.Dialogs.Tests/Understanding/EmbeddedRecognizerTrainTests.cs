using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Tests.Understanding;

public sealed class EmbeddedRecognizerTrainTests
{
    private static readonly string[] Verbs = ["pay", "renew", "find", "cancel", "report", "ask about"];
    private static readonly string[] Things = ["parking fine", "library card", "garbage bin", "school lunch", "street lamp"];

    private static readonly List<TrainingExample> Examples =
        [.. Things.SelectMany(thing => Verbs.Select(verb => new TrainingExample(thing, "en", $"I want to {verb} my {thing}")))];

    [Fact]
    public async Task The_same_examples_and_seed_give_the_same_scores()
    {
        var one = EmbeddedRecognizer.Train(Examples);
        var other = EmbeddedRecognizer.Train(Examples);
        foreach (var text in (string[])["pay the fine", "where is the library", "lamp", "something else"])
            (await ScoresAsync(one, text)).ShouldBe(await ScoresAsync(other, text));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_read_recognizes_exactly_as_what_was_written(bool quick)
    {
        var written = EmbeddedRecognizer.Train(Examples, quick ? EmbeddedRecognizerOptions.Quick : null);
        using var file = new MemoryStream();
        written.Write(file);
        file.Position = 0;
        var read = EmbeddedRecognizer.Read(file);

        read.Intents.ShouldBe(written.Intents);
        file.Position.ShouldBe(file.Length);
        foreach (var text in (string[])["pay the fine", "where is the library", "lamp", "something else"])
            (await ScoresAsync(read, text)).ShouldBe(await ScoresAsync(written, text));
    }

    [Fact]
    public void Half_a_file_is_refused()
    {
        using var file = new MemoryStream();
        EmbeddedRecognizer.Train(Examples).Write(file);
        file.SetLength(file.Length / 2);
        file.Position = 0;
        Should.Throw<EndOfStreamException>(() => EmbeddedRecognizer.Read(file));
    }

    [Fact]
    public async Task The_quick_one_knows_the_examples_too()
    {
        var sut = EmbeddedRecognizer.Train(Examples, EmbeddedRecognizerOptions.Quick);
        foreach (var thing in Things)
        {
            var result = await sut.RecognizeAsync(new Utterance("1", $"my {thing}", "en"), CancellationToken.None);
            result.GetTopScoringIntent().Intent.ShouldBe(thing);
        }
    }

    [Fact]
    public async Task Two_intents_are_enough()
    {
        var sut = EmbeddedRecognizer.Train(
        [
            new("yes", "en", "yes please"), new("yes", "sv", "ja tack"),
            new("no", "en", "no thanks"), new("no", "sv", "nej tack"),
        ]);
        var result = await sut.RecognizeAsync(new Utterance("1", "ja", "sv"), CancellationToken.None);
        result.GetTopScoringIntent().Intent.ShouldBe("yes");
    }

    [Theory]
    [InlineData("one", "one")]
    [InlineData("one", "?!")]
    public void Fewer_than_two_intents_are_refused(string text, string other) =>
        Should.Throw<ArgumentException>(() => EmbeddedRecognizer.Train([new("a", "en", text), new(text == other ? "a" : "b", "en", other)]));

    [Fact]
    public async Task Cancelled_means_cancelled()
    {
        var sut = EmbeddedRecognizer.Train(Examples);
        await Should.ThrowAsync<OperationCanceledException>(
            async () => await sut.RecognizeAsync(new Utterance("1", "hej", "sv"), new CancellationToken(canceled: true)));
    }

    private static async Task<Dictionary<string, double?>> ScoresAsync(EmbeddedRecognizer recognizer, string text)
    {
        var result = await recognizer.RecognizeAsync(new Utterance("1", text, "en"), CancellationToken.None);
        return result.Intents.ToDictionary(intent => intent.Key, intent => intent.Value.Score);
    }
}
