using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Conversations;

/// <summary>
/// While an assistant is switched off it gives the operator's reason instead of an answer, and the way to a person, which
/// goes on working. What a citizen was in the middle of stays open. Nothing is understood, so a broken recognizer is out of it too.
/// </summary>
public sealed class SwitchedOffMiddleware(IAssistantSwitches switches, ConversationState state, Vocabulary vocabulary) : IMiddleware
{
    private readonly IStatePropertyAccessor<DialogState> _dialogs = state.DialogsProperty();

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        if (context.Activity.Type != ActivityTypes.Message
            || await switches.ReasonsOffAsync(context.Assistant().Id, cancellationToken) is not { } reasons
            || await IsForPeopleAsync(context, cancellationToken))
        {
            await next(cancellationToken);
            return;
        }

        var language = reasons.ContainsKey(context.Language()) ? context.Language() : "sv";
        await context.SendActivityAsync(
            new Activity
            {
                Type = ActivityTypes.Message,
                Text = reasons[language],
                TextFormat = TextFormatTypes.Plain,
                Locale = language,
                ChannelData = BotEvents.Json(("author", "system")),
            },
            cancellationToken);
        await context.SayAsync(new Explanation(null, null, Outcomes.Refuse), "switched.off", [], [context.PersonButton()], cancellationToken);
    }

    /// <summary>A wish for a person in its very words, or the message that is being left for them.</summary>
    private async Task<bool> IsForPeopleAsync(ITurnContext context, CancellationToken cancellationToken) =>
        (context.Activity.Text is { Length: > 0 } text && (vocabulary.Is(context, "person", text) || vocabulary.ButtonIn(context.Assistant(), text) == "button.person"))
        || (await _dialogs.GetAsync(context, () => new DialogState(), cancellationToken)).DialogStack.FirstOrDefault()?.Id == LeaveMessageDialog.DialogId;
}
