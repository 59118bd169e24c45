using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Clu;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Operations;
using CitizenBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CitizenBot.Tests.Clu;

/// <summary>CLU's protocol, against a server that speaks it, when it works and when it does not.</summary>
public sealed class CluRecognizerTests : IAsyncLifetime
{
    private static readonly Lazy<IReadOnlyDictionary<string, Assistant>> Content = new(() => AssistantLoader.LoadAll(new StorageOptions().Content));
    private static readonly EmbeddedRecognizer Embedded = EmbeddedRecognizer.Train(
        [.. new[] { "parkera bilen", "parkeringsavgift" }.Select(text => new TrainingExample("parking", "sv", text)), .. new[] { "förskola", "barnets plats" }.Select(text => new TrainingExample("preschool", "sv", text))],
        EmbeddedRecognizerOptions.Quick);

    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
    private readonly List<CluService> _made = [];
    private CluServer _server = null!;
    private string[] _intents = [];
    private int _number;

    private static Assistant Assistant => Content.Value["goteborg-se"];

    public async Task InitializeAsync()
    {
        _server = await CluServer.StartAsync();
        _intents = [.. Assistant.Services.Values.Where(service => !service.Sensitive).Select(service => service.Id).Order(StringComparer.Ordinal).Take(2)];
        _server.Intents = [(_intents[0], 0.96), (_intents[1], 0.4), ("None", 0.02)];
    }

    public async Task DisposeAsync()
    {
        _made.ForEach(service => service.Dispose());
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_CLU_understands_is_asked_back_and_never_answered_outright()
    {
        var understood = await AskAsync(Recognizer(), "Var får jag stå?");
        understood.Intents.Keys.ShouldBe([_intents[0], _intents[1], Intents.OutOfScope], ignoreOrder: true);
        var decision = Policy.Decide(understood, Assistant, []);
        decision.Action.ShouldBe(PolicyAction.Clarify);
        decision.Candidates[0].ShouldBe(_intents[0]);
        _server.Seen.ShouldBe([("Var får jag stå?", "sv")]);
    }

    [Fact]
    public async Task Kinds_of_small_talk_are_not_sure_together_either()
    {
        _server.Intents = [("greeting", 0.9), ("thanks", 0.8), ("None", 0)];
        Policy.Decide(await AskAsync(Recognizer(), "hej tack"), Assistant, []).Action.ShouldNotBe(PolicyAction.Answer);
    }

    [Fact]
    public async Task Personal_details_stay_and_offsets_are_those_of_what_was_sent()
    {
        _server.Entity = ("Place", "Angered");
        var understood = await AskAsync(Recognizer(), "🚲 Ring anna@example.org om Angered");
        var sent = _server.Seen.ShouldHaveSingleItem().Text;
        sent.ShouldNotContain("anna");
        understood.Text.ShouldBe("🚲 Ring anna@example.org om Angered");
        understood.AlteredText.ShouldBe(sent);
        var place = understood.Entities!["$instance"]!["Place"]![0]!;
        sent[place["startIndex"]!.GetValue<int>()..place["endIndex"]!.GetValue<int>()].ShouldBe("Angered");
    }

    [Theory]
    [InlineData(CluFault.Busy)]
    [InlineData(CluFault.Broken)]
    public async Task What_is_busy_is_asked_again(CluFault fault)
    {
        _server.Faults.Enqueue(fault);
        (await AskAsync(Recognizer(), "Var får jag stå?")).GetTopScoringIntent().Intent.ShouldBe(_intents[0]);
        _server.Seen.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(CluFault.Garbage)]
    [InlineData(CluFault.Truncated)]
    [InlineData(CluFault.Impossible)]
    [InlineData(CluFault.Orchestration)]
    [InlineData(CluFault.Refused)]
    public async Task What_is_no_prediction_is_left_to_the_embedded_recognizer(CluFault fault)
    {
        _server.Faults.Enqueue(fault);
        ShouldBeEmbedded(await AskAsync(Recognizer(), "parkera bilen"));
        _server.Seen.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("wrong", "city/production")]
    [InlineData(CluServer.Key, "city/staging")]
    public async Task A_wrong_key_or_deployment_leaves_it_to_the_embedded_recognizer(string key, string deployment) =>
        ShouldBeEmbedded(await AskAsync(Recognizer(key, deployment), "parkera bilen"));

    [Fact]
    public async Task A_project_of_other_intents_leaves_it_to_the_embedded_recognizer()
    {
        _server.Intents = [("order_pizza", 0.99)];
        ShouldBeEmbedded(await AskAsync(Recognizer(), "parkera bilen"));
    }

    [Theory]
    [InlineData(CluFault.Slow)]
    [InlineData(CluFault.BusyForLong)]
    public async Task What_takes_longer_than_the_budget_is_not_waited_for(CluFault fault)
    {
        _server.Faults.Enqueue(fault);
        var answer = AskAsync(Recognizer(), "parkera bilen");
        while (_server.Seen.IsEmpty)
        {
            await Task.Yield();
        }

        _time.Advance(TimeSpan.FromSeconds(2));
        ShouldBeEmbedded(await answer);
    }

    [Fact]
    public async Task What_fails_again_and_again_is_left_alone_for_half_a_minute()
    {
        var recognizer = Recognizer();
        for (var i = 0; i < 4; i++)
        {
            _server.Faults.Enqueue(CluFault.Truncated);
            await AskAsync(recognizer, "parkera bilen");
        }

        ShouldBeEmbedded(await AskAsync(recognizer, "parkera bilen"));
        _server.Seen.Count.ShouldBe(4);
        _time.Advance(TimeSpan.FromSeconds(31));
        (await AskAsync(recognizer, "parkera bilen")).GetTopScoringIntent().Intent.ShouldBe(_intents[0]);
    }

    [Fact]
    public async Task A_turn_that_runs_again_does_not_pay_again_even_if_it_was_cut_off()
    {
        _server.Faults.Enqueue(CluFault.Slow);
        var recognizer = Recognizer();
        var utterance = new Utterance("a-1", "parkera bilen", "sv");
        using var patience = new CancellationTokenSource();
        var first = recognizer.RecognizeAsync(utterance, patience.Token).AsTask();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        var second = recognizer.RecognizeAsync(utterance, default).AsTask();
        while (_server.Seen.IsEmpty)
        {
            await Task.Yield();
        }

        _time.Advance(TimeSpan.FromSeconds(2));
        ShouldBeEmbedded(await second);
        ShouldBeEmbedded(await recognizer.RecognizeAsync(utterance, default));
        _server.Seen.Count.ShouldBe(1);
        await recognizer.RecognizeAsync(utterance with { ActivityId = "a-2" }, default);
        _server.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_leaves_an_assistant_whose_content_forbids_it()
    {
        var staff = Content.Value["hemtjanst"];
        var options = Settings("city/production", "hemtjanst");
        var recognizers = new CluRecognizers(new Fixed(Embedded), Service(options), options);
        (await recognizers.OfAsync(staff, default)).ShouldBeSameAs(Embedded);
        (await recognizers.OfAsync(Assistant, default)).ShouldBeSameAs(Embedded);
        Should.Throw<SettingException>(() => options.Check(Content.Value)).Message.ShouldBe("Clu:Assistants:hemtjanst is set, and the assistant's content says 'cloud: never'.");
    }

    [Fact]
    public void Settings_that_do_not_fit_together_stop_the_start()
    {
        Should.Throw<SettingException>(() => Settings("city/production", "goteborg").Check(Content.Value)).Message.ShouldBe("Clu:Assistants:goteborg is set, and there is no such assistant.");
        Should.Throw<SettingException>(() => Settings("city", "goteborg-se").Check(Content.Value)).Message.ShouldContain("goteborg-se/production");
        var nowhere = new CluOptions { Key = "x" };
        Should.Throw<SettingException>(() => nowhere.Check(Content.Value)).Message.ShouldStartWith("Clu:Endpoint is missing");
        Should.Throw<SettingException>(() => new CluOptions { Endpoint = new Uri("http://language.example.org") }.Check(Content.Value)).Message.ShouldStartWith("Clu:Endpoint is ");
        Settings("city/production", "goteborg-se").Check(Content.Value);
    }

    private static void ShouldBeEmbedded(RecognizerResult understood) => understood.Intents.Keys.ShouldBe(["parking", "preschool"], ignoreOrder: true);

    private CluRecognizer Recognizer(string key = CluServer.Key, string deployment = "city/production")
    {
        var options = Settings(deployment, Assistant.Id, key);
        return new CluRecognizer(Service(options), options.Of(Assistant.Id)!, Assistant, Embedded);
    }

    private CluOptions Settings(string deployment, string assistant, string key = CluServer.Key) =>
        new() { Endpoint = new Uri(_server.Address), Key = key, Assistants = { [assistant] = deployment } };

    private CluService Service(CluOptions options)
    {
        var service = new CluService(Options.Create(options), _services.GetRequiredService<IHttpClientFactory>(), _time, NullLogger<CluService>.Instance);
        _made.Add(service);
        return service;
    }

    private async Task<RecognizerResult> AskAsync(CluRecognizer recognizer, string text) => await recognizer.RecognizeAsync(new Utterance($"a-{++_number}", text, "sv"), default);

    private sealed class Fixed(IRecognizer recognizer) : IRecognizerSource
    {
        public Task<IRecognizer> OfAsync(Assistant assistant, CancellationToken cancellationToken) => Task.FromResult(recognizer);
    }
}
