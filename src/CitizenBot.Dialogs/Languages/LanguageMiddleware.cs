using System.Text.Json;
using System.Text.RegularExpressions;
using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Languages.Translation;

namespace CitizenBot.Dialogs.Languages;

/// <summary>
/// Decides which language a turn is answered in: what the citizen chose beats what the text is written in, and that
/// beats the page. One loan word, a name or a button does not change it.
/// </summary>
public sealed partial class LanguageMiddleware(ConversationState state, ILanguageDetector detector, Vocabulary vocabulary, ITranslations translations) : IMiddleware
{
    private const double LeastGuess = 0.4;
    private const double SureOfShort = 0.9;
    private const double SureOfForeign = 0.85;
    private const double SureOfLong = 0.7;
    private const int LongText = 18;
    private const int WordsInDialog = 4;
    private static readonly string[] NearSwedish = ["nb", "nn", "da", "is", "fo"];
    private readonly IStatePropertyAccessor<ConversationMemory> _memory = state.MemoryProperty();
    private readonly IStatePropertyAccessor<DialogState> _dialogs = state.DialogsProperty();

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        var before = context.Assistant().Nearest(context.Snapshot().Language);
        var memory = await _memory.GetAsync(context, () => new ConversationMemory(), cancellationToken);
        var chosen = ChosenBy(context);
        memory.ChosenLanguage = chosen ?? memory.ChosenLanguage;
        var detected = memory.ChosenLanguage ?? await DetectedInAsync(context, before, cancellationToken);
        var language = detected ?? before;
        if (await BridgeAsync(context, detected, cancellationToken) is { } bridge)
        {
            context.TurnState.Set(bridge);
            context.TurnState.Set(new TurnLanguage(bridge.Through));
            if (bridge.Language != context.Snapshot().Language)
            {
                context.Stage(new LanguageChanged(bridge.Language));
            }

            await next(cancellationToken);
            return;
        }

        context.TurnState.Set(new TurnLanguage(language));
        if (language != context.Snapshot().Language)
        {
            context.Stage(new LanguageChanged(language));
            await context.SendEventAsync(
                BotEvents.Language,
                new Dictionary<string, JsonElement> { ["language"] = BotEvents.Json(language), ["direction"] = BotEvents.Json(LanguageTags.Direction(language)) },
                cancellationToken);
        }

        if (chosen is not null)
        {
            await context.SayAsync(new Explanation("smalltalk", null, Outcomes.Answer), "language.changed", cancellationToken);
            return;
        }

        await next(cancellationToken);
    }

    /// <summary>
    /// Where the citizen writes what the assistant does not, and an engine translates that: into and out of Swedish for its neighbours, of English
    /// for all others. It lasts until another language is written or chosen.
    /// </summary>
    private async Task<LanguageBridge?> BridgeAsync(ITurnContext context, string? detected, CancellationToken cancellationToken)
    {
        var assistant = context.Assistant();
        var stored = context.Snapshot().Language;
        if ((context.TurnState.Get<ForeignLanguage>()?.Tag ?? (detected is null && !assistant.Languages.Contains(stored) ? stored : null)) is not { } language)
        {
            return null;
        }

        var through = NearSwedish.Contains(language) ? (string[])["sv", "en"] : ["en", "sv"];
        foreach (var native in through.Where(assistant.Languages.Contains))
        {
            if (await translations.CanAsync(assistant, language, native, cancellationToken) && await translations.CanAsync(assistant, native, language, cancellationToken))
            {
                return new LanguageBridge(language, native);
            }
        }

        return null;
    }

    private string? ChosenBy(ITurnContext context)
    {
        var assistant = context.Assistant();
        var tag = context.Activity switch
        {
            { Type: ActivityTypes.Event, Name: BotEvents.Language, Value: { ValueKind: JsonValueKind.Object } value }
                when value.TryGetProperty("language", out var language) && language.ValueKind == JsonValueKind.String => LanguageTags.Normalize(language.GetString()),
            { Type: ActivityTypes.Message, Text: { Length: > 0 } text } => vocabulary.SwitchIn(assistant, text),
            _ => null,
        };
        return tag is not null && assistant.Languages.Contains(tag) ? tag : null;
    }

    private async Task<string?> DetectedInAsync(ITurnContext context, string before, CancellationToken cancellationToken)
    {
        if (context.Activity is not { Type: ActivityTypes.Message, Text: { Length: > 1 } text } || vocabulary.IsButton(context.Assistant(), text) || text.AsSpan().ContainsAny('<', '@'))
        {
            return null;
        }

        // The answer to a question is often a name or a number, which is of no language.
        var dialogs = await _dialogs.GetAsync(context, cancellationToken);
        if (dialogs is { DialogStack.Count: > 0 } && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < WordsInDialog)
        {
            return null;
        }

        // References, times and numbers are of no language, though their letters may look like one.
        text = WithFigures().Replace(text, " ").Trim();
        if (text.Length < 2)
        {
            return null;
        }

        // First among all languages, so that German is not taken for Swedish; then how sure among those that can be answered in.
        var languages = context.Assistant().Languages;
        var guess = detector.Detect(text);
        if (!languages.Contains(guess.Language) && guess.Confidence >= SureOfForeign && text.Length >= LongText)
        {
            context.TurnState.Set(new ForeignLanguage(guess.Language));
        }

        if (guess.Language == LanguageTags.Written(before) || guess.Confidence < LeastGuess || !languages.Contains(guess.Language))
        {
            return null;
        }

        var sure = detector.Detect(text, languages);
        return sure.Language == guess.Language && sure.Confidence >= (text.Length >= LongText ? SureOfLong : SureOfShort) ? sure.Language : null;
    }

    [GeneratedRegex(@"\S*\d\S*")]
    private static partial Regex WithFigures();
}

/// <summary>The conversation is in a language that the assistant does not write, and is translated both ways.</summary>
/// <param name="Language">BCP 47 tag of what the citizen writes.</param>
/// <param name="Through">The language of the assistant's that stands in for it.</param>
public sealed record LanguageBridge(string Language, string Through);

/// <summary>The message is in a language that the assistant does not write.</summary>
/// <param name="Tag">BCP 47 tag.</param>
public sealed record ForeignLanguage(string Tag);
