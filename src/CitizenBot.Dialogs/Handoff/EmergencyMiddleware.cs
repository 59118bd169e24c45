using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Dialogs.Handoff;

/// <summary>
/// The check before everything else, also while people have the conversation: it gives 112 and the help line, raises
/// the priority, and never promises that somebody is reading. It rests on word lists, not on the recognizer.
/// </summary>
public sealed class EmergencyMiddleware(ConversationState state, IHandoffHubs hubs) : IMiddleware
{
    private readonly IStatePropertyAccessor<ConversationMemory> _memory = state.MemoryProperty();

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        if (context.Activity is not { Type: ActivityTypes.Message, Text: { Length: > 0 } text } || context.Assistant().Crisis.Find(text) is not { } danger)
        {
            await next(cancellationToken);
            return;
        }

        var memory = await _memory.GetAsync(context, () => new ConversationMemory(), cancellationToken);
        memory.Crisis = true;
        var withPeople = context.Snapshot().IsWithPeople;
        if (withPeople || context.Snapshot().Status == ConversationStatus.Message)
        {
            context.Stage(new PriorityRaised(HandoffPriority.Emergency));
        }

        if (context.Snapshot().IsWithHub && hubs.Of(context.Assistant().Id) == HandoffHub.Webhook)
        {
            context.Stage(new HubRelayed());
        }

        await context.SayAsync(
            new Explanation("emergency", null, Outcomes.Answer), $"crisis.{danger}", [], withPeople ? null : [context.PersonButton()], cancellationToken);
    }
}
