using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Handoff;

/// <summary>While people have a conversation the bot is silent; the citizen can leave the queue. A closed one is the bot's again.</summary>
public sealed class HandoffMiddleware(Vocabulary vocabulary, IHandoffHubs hubs) : IMiddleware
{
    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        // What the bot has promised to say at a time it says whoever has the conversation.
        if (context.TurnState.Get<DueWork>() is not null)
        {
            await next(cancellationToken);
            return;
        }

        if (context.Snapshot().IsWithHub)
        {
            await WithHubAsync(context, next, cancellationToken);
            return;
        }

        switch (context.Snapshot().Status)
        {
            case ConversationStatus.Queued when WantsToLeave(context):
                context.Stage(new QueueLeft());
                await context.SendActivityAsync(BotEvents.State(ConversationStatus.Bot, context.Language()), cancellationToken);
                await context.SayAsync(new Explanation("human", null, Outcomes.Answer), "handoff.left", cancellationToken);
                return;
            case ConversationStatus.Queued or ConversationStatus.Agent when !IsForTheBot(context.Activity):
                return;
            case ConversationStatus.Closed when context.Activity.Type == ActivityTypes.Message || context.Activity is { Type: ActivityTypes.Event, Name: BotEvents.Person }:
                context.Stage(new ConversationReopened());
                await context.SendActivityAsync(BotEvents.State(ConversationStatus.Bot, context.Language()), cancellationToken);
                break;
        }

        await next(cancellationToken);
    }

    private async Task WithHubAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        if (context.TurnState.Get<HubFailed>() is not null || IsForTheBot(context.Activity))
        {
            await next(cancellationToken);
            return;
        }

        // A person who is there already ends the conversation; nobody who is only waited for needs to.
        if (WantsToLeave(context) && (context.Activity.Type == ActivityTypes.Event || context.Snapshot().Status == ConversationStatus.HubQueued))
        {
            context.Stage(new HubReleased());
            if (IsWebhook(context))
            {
                context.Stage(new HubSent(new Activity { Type = ActivityTypes.EndOfConversation, Code = EndOfConversationCodes.UserCancelled, From = context.Activity.From?.Clone() }));
            }

            await context.SendActivityAsync(BotEvents.State(ConversationStatus.Bot, context.Language()), cancellationToken);
            await context.SayAsync(new Explanation("human", null, Outcomes.Answer), "handoff.left", cancellationToken);
        }
        else if (context.Activity.Type == ActivityTypes.Message && IsWebhook(context))
        {
            context.Stage(new HubRelayed());
        }
    }

    private bool IsWebhook(ITurnContext context) => hubs.Of(context.Assistant().Id) == HandoffHub.Webhook;

    /// <summary>A judgement of an answer, or a wish to be forgotten: neither is said to whoever has the conversation.</summary>
    private static bool IsForTheBot(Activity activity) =>
        activity is { Type: ActivityTypes.Event, Name: BotEvents.Feedback or BotEvents.MyData } or { Type: ActivityTypes.MessageReaction or ActivityTypes.DeleteUserData };

    private bool WantsToLeave(ITurnContext context) => context.Activity switch
    {
        { Type: ActivityTypes.Event, Name: BotEvents.LeaveQueue } => true,
        { Type: ActivityTypes.Message, Text: { Length: > 0 } text } =>
            vocabulary.Is(context, "leave_queue", text) || vocabulary.ButtonIn(context.Assistant(), text) == "button.leave_queue",
        _ => false,
    };
}
