using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Dialogs.Languages.Translation;

/// <summary>
/// In a conversation whose language the assistant does not write (<see cref="LanguageBridge"/>), what the citizen writes is translated for the rest
/// of the turn, and what the bot says on its way out, marked and with the original beside it. What was written stays in the record as it was.
/// </summary>
public sealed class TranslationMiddleware(ConversationState state, ITranslations translations, Vocabulary vocabulary) : IMiddleware
{
    private const int WordsOfAnAnswer = 4;
    private readonly IStatePropertyAccessor<DialogState> _dialogs = state.DialogsProperty();

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        if (context.TurnState.Get<LanguageBridge>() is { } bridge)
        {
            await TranslateInAsync(context, bridge, cancellationToken);
            context.OnSendActivities(async (_, activities, send) =>
            {
                await TranslateOutAsync(context, activities, bridge, cancellationToken);
                return await send();
            });
        }

        await next(cancellationToken);
    }

    private async Task TranslateInAsync(ITurnContext context, LanguageBridge bridge, CancellationToken cancellationToken)
    {
        // Danger is found in the citizen's own words first; a button's words are ours already.
        if (context.Activity is not { Type: ActivityTypes.Message, Text: { Length: > 0 } text }
            || context.Assistant().Crisis.Find(text) is not null
            || vocabulary.IsButton(context.Assistant(), text)
            || vocabulary.ServiceIn(context.Assistant(), text) is not null
            || await IsShortAnswerAsync(context, text, cancellationToken))
        {
            return;
        }

        if (await translations.TranslateAsync(context.Assistant(), [text], bridge.Language, bridge.Through, cancellationToken) is [var translation])
        {
            context.TurnState.Set(translation);
            context.Activity.Text = translation.Text;
        }
    }

    /// <summary>A name or a number that a dialog asked for is of no language.</summary>
    private async Task<bool> IsShortAnswerAsync(ITurnContext context, string text, CancellationToken cancellationToken) =>
        Vocabulary.CountWords(text) < WordsOfAnAnswer && await _dialogs.GetAsync(context, cancellationToken) is { DialogStack.Count: > 0 };

    private async Task TranslateOutAsync(ITurnContext context, IEnumerable<Activity> activities, LanguageBridge bridge, CancellationToken cancellationToken)
    {
        foreach (var activity in activities.Where(a => a is { Type: ActivityTypes.Message, Text.Length: > 0 } && a.Locale != bridge.Language))
        {
            var buttons = activity.SuggestedActions?.Actions ?? [];
            IReadOnlyList<string> texts = [activity.Text!, .. buttons.Select(button => button.Title ?? "")];
            if (await translations.TranslateAsync(context.Assistant(), texts, LanguageTags.Normalize(activity.Locale), bridge.Language, cancellationToken) is not { } translated)
            {
                continue;
            }

            translated[0].Replace(activity, context.Assistant());

            // What a button says when it is pressed stays ours, so that it means the same when it comes back.
            foreach (var (button, title) in buttons.Zip(translated.Skip(1)))
            {
                button.Title = title.Text;
            }
        }
    }
}
