using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Handoff;

/// <summary>
/// What a hub says: somebody took the conversation, wrote, finished it, or nobody will take it. It comes before everything
/// that listens to citizens. What concerns a conversation that the hub no longer has is passed over.
/// </summary>
public sealed class HubMiddleware(ConversationState state, IHandoffHubs hubs, ILanguageDetector detector) : IMiddleware
{
    private readonly IStatePropertyAccessor<ConversationMemory> _memory = state.MemoryProperty();

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        var origin = context.TurnState.Get<HubOrigin>();
        if (origin is null && !IsStatusOfChannel(context))
        {
            await next(cancellationToken);
            return;
        }

        if (!context.Snapshot().IsWithHub)
        {
            return;
        }

        switch (EventFactory.HandoffStateOf(context.Activity))
        {
            case HandoffStates.Accepted:
                await AcceptAsync(context, origin?.Agent, cancellationToken);
                break;
            case HandoffStates.Completed:
                (await _memory.GetAsync(context, () => new ConversationMemory(), cancellationToken)).Crisis = false;
                context.Stage(new HubReleased());
                await context.SendActivityAsync(BotEvents.State(ConversationStatus.Bot, context.Language()), cancellationToken);
                await context.SayAsync(new Explanation("human", null, Outcomes.Handoff), "handoff.given_back", cancellationToken);
                break;
            case HandoffStates.Failed:
                context.TurnState.Set(new HubFailed());
                await next(cancellationToken);
                break;
            case null when context.Activity is { Type: ActivityTypes.Message, Text: { Length: > 0 } text }:
                await SayAsync(context, text, origin?.Agent, cancellationToken);
                break;
        }
    }

    private bool IsStatusOfChannel(ITurnContext context) =>
        context.Activity is { Type: ActivityTypes.Event, Name: HandoffEventNames.HandoffStatus } && hubs.Of(context.Assistant().Id) == HandoffHub.Channel;

    private static async Task AcceptAsync(ITurnContext context, string? agent, CancellationToken cancellationToken)
    {
        var language = context.Language();
        var team = context.Snapshot().Team is { } id && context.Assistant().Teams.TryGetValue(id, out var found) ? found.Name.In(language) : "";
        context.Stage(new HubAccepted());
        await context.SendActivityAsync(BotEvents.State(ConversationStatus.Agent, language, team, agent), cancellationToken);
        var why = new Explanation("human", null, Outcomes.Handoff);
        await (agent is null
            ? context.SayAsync(why, "handoff.accepted", [("team", team)], null, cancellationToken)
            : context.SayAsync(why, "handoff.taken", [("agent", agent), ("team", team)], null, cancellationToken));
    }

    /// <summary>A person's words, in the language they are written in, under their name.</summary>
    private async Task SayAsync(ITurnContext context, string text, string? agent, CancellationToken cancellationToken)
    {
        context.OnSendActivities((_, activities, next) =>
        {
            // A remote channel takes activities from its bot alone, so the agent is but the name.
            activities[0].From!.Name = agent ?? activities[0].From!.Name;
            return next();
        });
        await context.SayWrittenAsync("agent", text, detector, cancellationToken);
    }
}
