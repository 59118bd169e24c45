using System.Globalization;
using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
using NodaTime;

namespace CitizenBot.Dialogs.Handoff;

/// <summary>Hands a conversation to people: into the queue of the right team, or, outside its hours, to a message that it finds.</summary>
public sealed class HandoffStart(IQueueReader queue, IHandoffHubs hubs, ITranscriptReader transcripts, TimeProvider time)
{
    /// <summary>Begins the hand-off.</summary>
    /// <param name="dialogs">Where the message dialog begins if nobody is there.</param>
    /// <param name="reason">One of <see cref="HandoffReasons"/>.</param>
    /// <param name="memory">What it was about.</param>
    /// <param name="why">Why it is done.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public async Task BeginAsync(DialogContext dialogs, string reason, ConversationMemory memory, Explanation why, CancellationToken cancellationToken)
    {
        var context = dialogs.Context;
        var (team, sensitive) = TeamFor(context.Assistant(), memory);
        if (!team.IsOpen(Instant.FromDateTimeOffset(time.GetUtcNow())))
        {
            await dialogs.BeginDialogAsync(LeaveMessageDialog.DialogId, LeaveMessageDialog.Options(team.Id, memory.Topic, sensitive, memory.Crisis), cancellationToken);
            return;
        }

        var priority = memory.Crisis ? HandoffPriority.Emergency : sensitive ? HandoffPriority.High : HandoffPriority.Normal;
        var request = new HandoffRequested(team.Id, reason, memory.Topic, priority, sensitive);
        var hub = context.TurnState.Get<HubFailed>() is null ? hubs.Of(context.Assistant().Id) : HandoffHub.Desk;
        if (hub != HandoffHub.Desk)
        {
            await ToHubAsync(context, hub, request, why, cancellationToken);
            return;
        }

        var position = await queue.AheadAsync(team.Id, priority, cancellationToken) + 1;
        memory.Crisis = false;
        context.Stage(request);
        await context.SayAsync(
            why, "handoff.queued",
            [("team", team.Name.In(context.Language())), ("position", position.ToString(CultureInfo.InvariantCulture))],
            [context.Button("button.leave_queue")], cancellationToken);
        await context.SendActivityAsync(BotEvents.State(ConversationStatus.Queued, context.Language(), team.Name.In(context.Language())), cancellationToken);
        await context.SendActivityAsync(BotEvents.Position(position, context.Language()), cancellationToken);
    }

    /// <summary>The hub hears of it from here; what it does with it, it says by <c>handoff.status</c>.</summary>
    private async Task ToHubAsync(ITurnContext context, HandoffHub hub, HandoffRequested request, Explanation why, CancellationToken cancellationToken)
    {
        var team = context.Assistant().Teams[request.Team].Name.In(context.Language());
        var initiation = HandoffInitiation.Of(context, request, await transcripts.ReadAsync(context.Snapshot().Id, cancellationToken));
        context.Stage(new HubRequested(request));
        if (hub == HandoffHub.Webhook)
        {
            context.Stage(new HubSent(initiation));
        }

        await context.SayAsync(why, "handoff.waiting", [("team", team)], [context.Button("button.leave_queue")], cancellationToken);
        await context.SendActivityAsync(BotEvents.State(ConversationStatus.Queued, context.Language(), team), cancellationToken);
        if (hub == HandoffHub.Channel)
        {
            await context.SendActivityAsync(initiation, cancellationToken);
        }
    }

    private static (Team Team, bool Sensitive) TeamFor(Assistant assistant, ConversationMemory memory)
    {
        if (memory.Crisis)
        {
            return (assistant.SensitiveTeam, true);
        }

        return memory.Topic is { } topic && assistant.Services.TryGetValue(topic, out var service)
            ? (service.Team, service.Sensitive)
            : (assistant.DefaultTeam, false);
    }
}
