using System.Text.Json;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Conversations;

/// <summary>The language that this turn is answered in.</summary>
/// <param name="Tag">BCP 47 tag of one of the assistant's languages.</param>
public sealed record TurnLanguage(string Tag);

/// <summary>What a turn knows, and how it speaks: every sentence comes from the texts and says why it was said.</summary>
public static class TurnExtensions
{
    /// <summary>The assistant that this conversation is with.</summary>
    public static Assistant Assistant(this ITurnContext context) =>
        context.TurnState.Get<Assistant>() ?? throw new InvalidOperationException("The turn has no assistant.");

    /// <summary>The conversation as the turn found it.</summary>
    public static ConversationSnapshot Snapshot(this ITurnContext context) =>
        context.TurnState.Get<ConversationSnapshot>() ?? throw new InvalidOperationException("The turn has no conversation.");

    /// <summary>The language to answer in.</summary>
    public static string Language(this ITurnContext context) =>
        context.TurnState.Get<TurnLanguage>()?.Tag ?? context.Assistant().Nearest(context.Snapshot().Language);

    /// <summary>What was understood of the message; empty for other activities.</summary>
    public static RecognizerResult Understood(this ITurnContext context) =>
        context.TurnState.Get<RecognizerResult>() ?? new RecognizerResult();

    /// <summary>A text in the language of the turn.</summary>
    public static string Text(this ITurnContext context, string id, params ReadOnlySpan<(string Name, string Value)> values) =>
        context.Assistant().Texts.Get(context.Language(), id, values);

    /// <summary>Says a sentence of the texts.</summary>
    public static Task SayAsync(
        this ITurnContext context, Explanation why, string id, IReadOnlyList<(string Name, string Value)> values,
        IReadOnlyList<CardAction>? suggestions, CancellationToken cancellationToken)
    {
        var (texts, language) = (context.Assistant().Texts, context.Language());
        return context.SayAsync(why, context.Text(id, [.. values]), texts.StatusOf(language, id), texts.LanguageOf(language, id), suggestions, cancellationToken);
    }

    /// <summary>Says a sentence of the texts that has no placeholders.</summary>
    public static Task SayAsync(this ITurnContext context, Explanation why, string id, CancellationToken cancellationToken) =>
        context.SayAsync(why, id, [], null, cancellationToken);

    /// <summary>Says a text made of content, as Markdown, in the language of the turn.</summary>
    public static Task SayAsync(
        this ITurnContext context, Explanation why, string markdown, TextStatus status,
        IReadOnlyList<CardAction>? suggestions, CancellationToken cancellationToken) =>
        context.SayAsync(why, markdown, status, context.Language(), suggestions, cancellationToken);

    /// <summary>Says a text made of content, as Markdown.</summary>
    /// <param name="context">The turn.</param>
    /// <param name="why">Why it is said.</param>
    /// <param name="markdown">The text.</param>
    /// <param name="status">Who stands behind it.</param>
    /// <param name="language">What it is written in, where that is not the language of the turn.</param>
    /// <param name="suggestions">What can be answered; null or empty for nothing.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public static Task SayAsync(
        this ITurnContext context, Explanation why, string markdown, TextStatus status, string language,
        IReadOnlyList<CardAction>? suggestions, CancellationToken cancellationToken)
    {
        var message = new Activity
        {
            Type = ActivityTypes.Message,
            Text = markdown,
            TextFormat = TextFormatTypes.Markdown,
            Locale = language,
            InputHint = why.Outcome is Outcomes.Prompt or Outcomes.Clarify ? InputHints.ExpectingInput : InputHints.AcceptingInput,
            ChannelData = ChannelDataOf(status, language),
            Entities = [InWords(why, context.Assistant(), context.Language()).ToEntity()],
            SuggestedActions = suggestions is { Count: > 0 } ? new SuggestedActions { Actions = [.. suggestions] } : null,
        };
        return context.SendActivityAsync(message, cancellationToken);
    }

    /// <summary>Says what somebody has written, as it stands, in the language it is written in.</summary>
    /// <param name="context">The turn.</param>
    /// <param name="author">Who wrote it, as <c>channelData.author</c> says: <c>agent</c> or <c>system</c>.</param>
    /// <param name="text">What was written.</param>
    /// <param name="detector">Tells its language; that of the turn where it cannot.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public static Task SayWrittenAsync(this ITurnContext context, string author, string text, ILanguageDetector detector, CancellationToken cancellationToken) =>
        context.SendActivityAsync(
            new Activity
            {
                Type = ActivityTypes.Message,
                Text = text,
                TextFormat = TextFormatTypes.Plain,
                Locale = detector.LanguageOf(text, context.Assistant().Languages, context.Language()),
                ChannelData = BotEvents.Json(("author", author)),
            },
            cancellationToken);

    /// <summary>Sends an event that the widget acts on.</summary>
    /// <param name="context">The turn.</param>
    /// <param name="name">Such as <c>citizenbot/queue</c>.</param>
    /// <param name="value">A JSON object.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public static Task SendEventAsync(this ITurnContext context, string name, IReadOnlyDictionary<string, JsonElement> value, CancellationToken cancellationToken) =>
        context.SendActivityAsync(BotEvents.Create(name, value, context.Language()), cancellationToken);

    /// <summary>A button that says its own words.</summary>
    public static CardAction Button(this ITurnContext context, string textId)
    {
        var words = context.Text(textId);
        return CardAction.ImBack(words, words);
    }

    /// <summary>A button that leads to a person, offered wherever the bot may not be enough.</summary>
    public static CardAction PersonButton(this ITurnContext context) => context.Button("button.person");

    private static Explanation InWords(Explanation why, Assistant assistant, string language)
    {
        return why with
        {
            Title = TitleOf(why.Intent),
            Alternatives = [.. why.Alternatives.Select(a => a with { Title = TitleOf(a.Intent) })],
            ContentVersion = assistant.ContentVersion,
        };

        string? TitleOf(string? intent) => intent is not null && assistant.Services.TryGetValue(intent, out var service) ? service.ArticleIn(language).Title : null;
    }

    private static JsonElement ChannelDataOf(TextStatus status, string language) =>
        ReaderMark(status, language) is { } mark ? BotEvents.Json(("author", "bot"), ("textStatus", mark)) : BotEvents.Json(("author", "bot"));

    /// <summary>What the reader of anything but Swedish and English is told when no native speaker has checked a text; null for nothing.</summary>
    public static string? ReaderMark(TextStatus status, string language) =>
        status == TextStatus.Reviewed || language is "sv" or "en" ? null
        : status == TextStatus.Machine ? "machine"
        : "generated";
}
