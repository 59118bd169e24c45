using System.Diagnostics.Metrics;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Languages.Translation;
using CitizenBot.Tests.Kit;
using CitizenBot.Translators;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CitizenBot.Tests.Translators;

/// <summary>The engines' protocols, against servers that speak them, when they work and when they do not.</summary>
public sealed class EngineTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddHttpClient().BuildServiceProvider();
    private TranslationServer _server = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync() => (_server, _http) = (await TranslationServer.StartAsync(), _services.GetRequiredService<IHttpClientFactory>().CreateClient());

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Azure_translates_a_batch_with_key_and_region_and_locks_what_is_masked()
    {
        using var translator = Azure();
        _server.Sentences[("en", "Var ligger ⟦1⟧?")] = "Where is ⟦1⟧?";
        (await translator.TranslateAsync(["Var ligger ⟦1⟧?", "Tom & <b>Ida</b>"], "sv", "en", default)).ShouldBe(["Where is ⟦1⟧?", "[en] Tom & <b>Ida</b>"]);
        _server.Calls.ShouldBe([("/azure/translate", TranslationServer.Key, "swedencentral")]);
        (await translator.PairsAsync(default)).Has("vi", "sv").ShouldBeTrue();
        (await translator.PairsAsync(default)).Has("so", "sv").ShouldBeFalse();
    }

    [Fact]
    public async Task LibreTranslate_translates_a_batch()
    {
        using var translator = Libre();
        (await translator.PairsAsync(default)).Has("ar", "sv").ShouldBeTrue();
        (await translator.TranslateAsync(["Hej", "Tack"], "sv", "ar", default)).ShouldBe(["[ar] Hej", "[ar] Tack"]);
    }

    [Theory]
    [InlineData(TranslationFault.Busy)]
    [InlineData(TranslationFault.Broken)]
    public async Task What_is_busy_is_asked_once_more(TranslationFault fault)
    {
        foreach (var translator in new[] { Azure(), Libre() })
        {
            using (translator)
            {
                _server.Faults.Enqueue(fault);
                var answer = translator.TranslateAsync(["Hej"], "sv", "en", default);
                while (!answer.IsCompleted)
                {
                    await Task.WhenAny(answer, Task.Delay(20));
                    _time.Advance(TimeSpan.FromMilliseconds(20));
                }

                (await answer).ShouldBe(["[en] Hej"], translator.Name);
            }
        }
    }

    [Fact]
    public async Task A_batch_that_comes_back_in_another_order_is_put_right()
    {
        using var translator = Azure();
        _server.Faults.Enqueue(TranslationFault.Reordered);
        (await translator.TranslateAsync(["ett", "två", "tre"], "sv", "en", default)).ShouldBe(["[en] ett", "[en] två", "[en] tre"]);
    }

    [Fact]
    public async Task What_is_no_translation_is_none()
    {
        using var translator = Azure();
        _server.Faults.Enqueue(TranslationFault.Truncated);
        (await translator.TranslateAsync(["Hej"], "sv", "en", default)).ShouldBeNull();
    }

    [Fact]
    public async Task What_takes_longer_than_the_budget_is_not_waited_for()
    {
        using var translator = Libre();
        _server.Faults.Enqueue(TranslationFault.Slow);
        var answer = translator.TranslateAsync(["Hej"], "sv", "en", default);
        while (_server.Calls.IsEmpty)
        {
            await Task.Yield();
        }

        _time.Advance(TimeSpan.FromSeconds(5));
        (await answer).ShouldBeNull();
    }

    [Fact]
    public async Task What_fails_again_and_again_is_left_alone_for_half_a_minute()
    {
        using var translator = Libre();
        for (var i = 0; i < 4; i++)
        {
            _server.Faults.Enqueue(TranslationFault.Truncated);
            (await translator.TranslateAsync(["Hej"], "sv", "en", default)).ShouldBeNull();
        }

        var asked = _server.Calls.Count;
        (await translator.TranslateAsync(["Hej"], "sv", "en", default)).ShouldBeNull();
        _server.Calls.Count.ShouldBe(asked);

        _time.Advance(TimeSpan.FromSeconds(31));
        (await translator.TranslateAsync(["Hej"], "sv", "en", default)).ShouldBe(["[en] Hej"]);
    }

    [Fact]
    public async Task What_nobody_answers_has_no_languages()
    {
        using var translator = Guard(new ApertiumTranslator(_http, new ApertiumOptions { Endpoint = new Uri($"{_server.Address}/nothing") }));
        (await translator.PairsAsync(default)).ShouldBe(LanguagePairs.None);
    }

    [Fact]
    public void An_assistant_that_may_not_use_the_cloud_has_none_of_its_engines()
    {
        var options = new TranslatorOptions { Azure = { Endpoint = new Uri(_server.Address) }, Apertium = { Endpoint = new Uri(_server.Address) } };
        using var chain = new TranslatorChain(
            Microsoft.Extensions.Options.Options.Create(options), _services.GetRequiredService<IHttpClientFactory>(), Metrics(), _time, NullLogger<GuardedTranslator>.Instance);
        var assistants = AssistantLoader.LoadAll(Path.Combine(RepositoryFolder.Root, "assistants"));
        chain.Of(assistants["goteborg-se"]).Select(translator => translator.Name).ShouldBe(["azure", "apertium"]);
        chain.Of(assistants["hemtjanst"]).Select(translator => translator.Name).ShouldBe(["apertium"]);
    }

    private GuardedTranslator Azure() => Guard(AzureTranslator.Create(
        new AzureTranslatorOptions { Endpoint = new Uri($"{_server.Address}/azure"), Key = TranslationServer.Key, Region = "swedencentral" }, _http));

    private GuardedTranslator Libre() => Guard(new LibreTranslateTranslator(_http, new LibreTranslateOptions { Endpoint = new Uri($"{_server.Address}/libre") }));

    private GuardedTranslator Guard(ITranslationEngine engine) => new(engine, 4, Metrics(), _time, NullLogger<GuardedTranslator>.Instance);

    private TranslationMetrics Metrics() => new(_services.GetRequiredService<IMeterFactory>());
}
