using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;

namespace CitizenBot.BotFramework.Turns;

/// <summary>What a turn came to; nothing of it has happened until it is committed.</summary>
/// <param name="Activities">What to send, in order, without ids.</param>
/// <param name="Changes">What to store, in order, state included.</param>
/// <param name="InvokeResponse">The answer to an invoke (501 when the bot gave none); null for other activities.</param>
public sealed record TurnResult(
    IReadOnlyList<Activity> Activities, IReadOnlyList<Change> Changes, InvokeResponse? InvokeResponse);

/// <summary>Runs turns: middleware, then the bot, then the state. Holds nothing of a turn, so one serves the whole process.</summary>
/// <param name="middleware">First the outermost.</param>
/// <param name="bot">Who handles the turn.</param>
public sealed class BotAdapter(IEnumerable<IMiddleware> middleware, IBot bot)
{
    private readonly MiddlewareSet pipeline = new(middleware);

    /// <summary>
    /// Runs one turn. The only I/O is reading through <paramref name="storage"/>. Exceptions propagate: the host decides
    /// whether to try again and what to tell the person.
    /// </summary>
    /// <param name="activity">The incoming activity.</param>
    /// <param name="storage">Where states are read from.</param>
    /// <param name="prepare">Puts what the host knows of the conversation into the turn's state, before the first middleware.</param>
    /// <param name="cancellationToken">Ends the turn; nothing of it happens then.</param>
    public Task<TurnResult> ProcessActivityAsync(
        Activity activity, IStorage storage, Action<TurnContextStateCollection>? prepare, CancellationToken cancellationToken) =>
        RunAsync(activity, storage, bot.OnTurnAsync, prepare, cancellationToken);

    /// <summary>
    /// Runs a turn that nobody outside asked for, as the SDKs' method of the name does: the middleware meets the continuation
    /// activity, and <paramref name="callback"/> takes the place of the bot. Nothing is sent or stored until the result is committed.
    /// </summary>
    /// <param name="reference">Where to speak.</param>
    /// <param name="storage">Where states are read from.</param>
    /// <param name="callback">What is done in the turn; it may run again, so it has no effect but through the context.</param>
    /// <param name="prepare">As for <see cref="ProcessActivityAsync(Activity, IStorage, Action{TurnContextStateCollection}?, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Ends the turn; nothing of it happens then.</param>
    public Task<TurnResult> ContinueConversationAsync(
        ConversationReference reference, IStorage storage, Func<ITurnContext, CancellationToken, Task> callback,
        Action<TurnContextStateCollection>? prepare, CancellationToken cancellationToken) =>
        RunAsync(reference.GetContinuationActivity(), storage, callback, prepare, cancellationToken);

    /// <summary>Runs one turn about which the host has nothing to add.</summary>
    public Task<TurnResult> ProcessActivityAsync(Activity activity, IStorage storage, CancellationToken cancellationToken) =>
        ProcessActivityAsync(activity, storage, null, cancellationToken);

    private async Task<TurnResult> RunAsync(
        Activity activity, IStorage storage, Func<ITurnContext, CancellationToken, Task> handler, Action<TurnContextStateCollection>? prepare,
        CancellationToken cancellationToken)
    {
        var context = new TurnContext(activity);
        prepare?.Invoke(context.TurnState);
        var staged = new StagedStorage(storage);
        context.TurnState.Set<IStorage>(staged);
        await pipeline.OnTurnAsync(context, token => handler(context, token), cancellationToken);
        await BotState.SaveAllAsync(context, cancellationToken);
        staged.StageInto(context);
        return new TurnResult(
            [.. context.Sent.Where(sent => Travels(sent, activity.ChannelId))], context.Changes, AnswerTo(activity, context));
    }

    private static bool Travels(Activity activity, string? channelId) =>
        activity.Type != ActivityTypes.Trace || channelId == ChannelIds.Emulator;

    private static InvokeResponse? AnswerTo(Activity activity, TurnContext context) =>
        activity.Type == ActivityTypes.Invoke ? context.InvokeResponse ?? new InvokeResponse { Status = 501 } : null;
}
