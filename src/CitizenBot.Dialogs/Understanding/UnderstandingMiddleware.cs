using System.Text.RegularExpressions;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Understanding;

/// <summary>Finds the intents of a message. What a button or a title says is certain; the rest is the recognizer's.</summary>
public sealed partial class UnderstandingMiddleware(IRecognizerSource recognizers, Vocabulary vocabulary) : IMiddleware
{
    /// <summary>More than this is not read for its intent: the first sentences say what a message is about.</summary>
    private const int LongestText = 1000;

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        if (context.Activity is { Type: ActivityTypes.Message, Text: { Length: > 0 } text })
        {
            context.TurnState.Set(await UnderstandAsync(context, text, cancellationToken));
        }

        await next(cancellationToken);
    }

    private async Task<RecognizerResult> UnderstandAsync(ITurnContext context, string text, CancellationToken cancellationToken)
    {
        var assistant = context.Assistant();
        if ((vocabulary.ServiceIn(assistant, text) ?? vocabulary.BookingIn(assistant, text)) is { } service)
        {
            return Certain(text, service);
        }

        if (vocabulary.ButtonIn(assistant, text) is "button.person")
        {
            return Certain(text, Intents.Human);
        }

        // A number, a time or an address answers a question; it asks none.
        if (NothingToRead().IsMatch(text))
        {
            return new RecognizerResult { Text = text };
        }

        var recognizer = await recognizers.OfAsync(assistant, cancellationToken);
        return await recognizer.RecognizeAsync(new Utterance(context.Activity.Id ?? "", text.AtMost(LongestText), LanguageTags.Written(context.Language())), cancellationToken);
    }

    [GeneratedRegex(@"^[^\p{L}]*(\S+@\S+)?[^\p{L}]*$")]
    private static partial Regex NothingToRead();

    private static RecognizerResult Certain(string text, string intent) => new()
    {
        Text = text,
        Intents = new Dictionary<string, IntentScore> { [intent] = new() { Score = 1 } },
    };
}
