using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Languages.Translation;

namespace CitizenBot.Dialogs.Tests.Languages;

/// <summary>What happens around an engine: masking, the glossary, checks, the memory, the order of engines.</summary>
public sealed class TranslationsTests
{
    private static readonly Assistant Assistant = Content.Assistant("goteborg-se");

    [Fact]
    public async Task An_engine_sees_no_personal_detail_and_what_is_locked_comes_back_as_it_was()
    {
        var engine = new Engine("azure", text => text.Replace("Ring", "Call").Replace("eller", "or").Replace("på", "in"), ("sv", "en"));
        var translation = await TranslateAsync([engine], "Ring 070-123 45 67 eller sök på Hisingen, se https://goteborg.se/forskola.", "sv", "en");

        engine.Seen.ShouldBe(["Ring ⟦1⟧ eller sök på ⟦2⟧, se ⟦3⟧."]);
        translation!.Text.ShouldBe("Call 070-123 45 67 or sök in Hisingen, se https://goteborg.se/forskola.");
        (translation.Engine, translation.From, translation.To, translation.Complete).ShouldBe(("azure", "sv", "en", true));
    }

    [Fact]
    public async Task Lines_lists_and_marks_of_Markdown_stay()
    {
        var engine = new Engine("azure", text => text.Replace("Steg", "Step").Replace("Läs", "Read"), ("sv", "en"));
        var translation = await TranslateAsync([engine], "**Steg ett**\n\n- Steg 2\n1. [Läs mer](https://goteborg.se/x)\n—\n", "sv", "en");

        translation!.Text.ShouldBe("**Step ett**\n\n- Step 2\n1. [Read mer](https://goteborg.se/x)\n—\n");
        engine.Seen.ShouldBe(["Steg ett", "Steg 2", "Läs mer"]);

        // In the middle of a sentence the engine sees but a token, and what the link says is translated by itself.
        (await TranslateAsync([engine], "Steg 1: [Läs](https://goteborg.se/x) **Läs**.", "sv", "en"))!.Text.ShouldBe("Step 1: [Read](https://goteborg.se/x) **Read**.");
        engine.Seen[3..].ShouldBe(["Steg 1: ⟦1⟧ ⟦2⟧.", "Läs"]);
    }

    [Fact]
    public async Task A_line_whose_number_came_back_changed_is_tried_with_its_numbers_locked()
    {
        var engine = new Engine("azure", text => text.Replace("Öppet", "Open").Replace("13", "1 pm"), ("sv", "en"));
        var translation = await TranslateAsync([engine], "Öppet 13", "sv", "en");

        engine.Seen.ShouldBe(["Öppet 13", "Öppet ⟦1⟧"]);
        (translation!.Text, translation.Complete).ShouldBe(("Open 13", true));
    }

    [Fact]
    public async Task A_line_that_cannot_be_trusted_stays_in_the_original_and_is_said_to()
    {
        var engine = new Engine("azure", text => text.Contains('⟦') ? "Somewhere" : "Hello", ("sv", "en"));
        var translation = await TranslateAsync([engine], "Hej\nKontoret ligger i Angered", "sv", "en");

        (translation!.Text, translation.Complete).ShouldBe(("Hello\nKontoret ligger i Angered", false));
    }

    [Fact]
    public async Task The_next_engine_is_asked_where_the_first_does_not_answer_and_English_stands_between_where_no_engine_has_the_pair()
    {
        var silent = new Engine("azure", _ => null, ("sv", "en"), ("ar", "sv"));
        var local = new Engine("libretranslate", text => $"{text}.", ("sv", "en"), ("ar", "en"), ("en", "sv"));

        (await TranslateAsync([silent, local], "Hej", "sv", "en"))!.Engine.ShouldBe("libretranslate");
        var pivoted = await TranslateAsync([silent, local], "مرحبا", "ar", "sv");
        (pivoted!.Text, pivoted.From, pivoted.To).ShouldBe(("مرحبا..", "ar", "sv"));
        (await TranslateAsync([silent, local], "Hei", "fi", "sv")).ShouldBeNull();
        silent.Seen.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_text_is_translated_once()
    {
        var engine = new Engine("azure", text => $"{text}!", ("sv", "en"));
        var translations = Of([engine]);
        await translations.TranslateAsync(Assistant, ["Hej", "Tack", "Hej"], "sv", "en", default);
        var again = await translations.TranslateAsync(Assistant, ["Tack\nHej"], "sv-simple", "en", default);

        engine.Seen.ShouldBe(["Hej", "Tack"]);
        again![0].Text.ShouldBe("Tack!\nHej!");
    }

    private static async Task<MachineTranslation?> TranslateAsync(IReadOnlyList<ITranslator> engines, string text, string from, string to) =>
        (await Of(engines).TranslateAsync(Assistant, [text], from, to, default))?[0];

    private static Translations Of(IReadOnlyList<ITranslator> engines) => new(new Chain(engines), new Memory(), TimeProvider.System);

    private sealed record Chain(IReadOnlyList<ITranslator> Engines) : ITranslatorChain
    {
        public IReadOnlyList<ITranslator> Of(Assistant assistant) => Engines;
    }

    private sealed class Engine(string name, Func<string, string?> translate, params (string From, string To)[] pairs) : ITranslator
    {
        public List<string> Seen { get; } = [];

        public string Name => name;

        public bool IsCloud => false;

        public Task<LanguagePairs> PairsAsync(CancellationToken cancellationToken) =>
            Task.FromResult(new LanguagePairs(pairs.GroupBy(pair => pair.From).ToDictionary(group => group.Key, IReadOnlySet<string> (group) => group.Select(pair => pair.To).ToHashSet())));

        public Task<IReadOnlyList<string>?> TranslateAsync(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellationToken)
        {
            Seen.AddRange(texts);
            var translated = texts.Select(translate).ToList();
            return Task.FromResult<IReadOnlyList<string>?>(translated.Contains(null) ? null : [.. translated!]);
        }
    }

    private sealed class Memory : ITranslationMemory
    {
        private readonly Dictionary<(string, string, string, string, string), string> _known = [];

        public Task<IReadOnlyList<string?>> FindAsync(IReadOnlyList<string> texts, string from, string to, string engine, string glossary, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<string?>>([.. texts.Select(text => _known.GetValueOrDefault((text, from, to, engine, glossary)))]);

        public Task RememberAsync(IReadOnlyList<(string Text, string Translation)> pairs, string from, string to, string engine, string glossary, CancellationToken cancellationToken)
        {
            pairs.ToList().ForEach(pair => _known[(pair.Text, from, to, engine, glossary)] = pair.Translation);
            return Task.CompletedTask;
        }
    }
}
