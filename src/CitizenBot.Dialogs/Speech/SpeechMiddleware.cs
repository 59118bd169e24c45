using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Dialogs.Speech;

/// <summary>
/// Gives every message of the bot what a telephone or an avatar says, and tells when it may listen: not before the last
/// message of the turn, and expectantly where a dialog waits for an answer. The outermost middleware, so that all pass it.
/// </summary>
public sealed class SpeechMiddleware(ConversationState state) : IMiddleware
{
    private readonly IStatePropertyAccessor<DialogState> _dialogs = state.DialogsProperty();

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        context.OnSendActivities((_, activities, send) =>
        {
            foreach (var activity in activities)
            {
                Speak(context, activity);
            }

            return send();
        });
        context.OnUpdateActivity((_, activity, update) =>
        {
            Speak(context, activity);
            return update();
        });
        await next(cancellationToken);
        await HintAsync(context, cancellationToken);
    }

    private static void Speak(ITurnContext context, Activity activity)
    {
        if (activity.Type == ActivityTypes.Message)
        {
            activity.Speak ??= SpokenMessage.Of(activity, context.Assistant());
        }
    }

    private async Task HintAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var messages = context.Sent.Where(a => a.Type == ActivityTypes.Message).ToList();
        if (messages.Count == 0)
        {
            return;
        }

        foreach (var followed in messages.SkipLast(1))
        {
            followed.InputHint = InputHints.IgnoringInput;
        }

        if (await _dialogs.GetAsync(context, cancellationToken) is { DialogStack.Count: > 0 })
        {
            messages[^1].InputHint = InputHints.ExpectingInput;
        }
    }
}
