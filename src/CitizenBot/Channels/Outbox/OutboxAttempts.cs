using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Channels.Outbox;

/// <summary>
/// Delivers what one conversation has for one destination: in order, at least once, every attempt under the same request
/// id and claimed before it is made. What a receiver refuses for good stays in the table for the operator.
/// </summary>
internal sealed class OutboxAttempts(
    IDbContextFactory<CitizenBotDb> contexts,
    ITurnWriter writer,
    TurnQueue turns,
    IEnumerable<IOutboxDestination> destinations,
    OutboxMetrics metrics,
    TimeProvider time,
    ILogger<OutboxDelivery> logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(45);

    /// <summary>Longer than any attempt: what an instance that died had claimed is free again then.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, IOutboxDestination> _destinations = destinations.ToDictionary(d => d.Name);

    /// <summary>Delivers until nothing is left, or what is next belongs to another instance. An attempt that failed is waited for and made again.</summary>
    public async Task DeliverAsync(OutboxLane lane, CancellationToken cancellationToken)
    {
        while (await NextAsync(lane, cancellationToken) is { } row && row.DueAt <= Now())
        {
            var lease = Now() + (long)Lease.TotalMilliseconds;
            try
            {
                await writer.CommitAsync(new Commit(null, new OutboxClaimed(row, row.DueAt, lease)), CancellationToken.None);
            }
            catch (CommitConflictException)
            {
                return;
            }

            if (await AttemptAsync(row, lease, cancellationToken) is { } due)
            {
                await UntilAsync(due, cancellationToken);
            }
        }
    }

    private async Task<OutboxRow?> NextAsync(OutboxLane lane, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Outbox.AsNoTracking().Where(o => o.ConversationId == lane.ConversationId && o.Destination == lane.Destination && !o.Dead)
            .OrderBy(o => o.Sequence).FirstOrDefaultAsync(cancellationToken);
    }

    /// <returns>When the same delivery is tried again; null where what is next may follow. Trouble with the database is no answer of the receiver's, and thrown.</returns>
    private async Task<long?> AttemptAsync(OutboxRow row, long lease, CancellationToken cancellationToken)
    {
        var delivery = await ReadAsync(row, cancellationToken);
        using var limit = new CancellationTokenSource(LongestAttempt, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Receipt receipt;
        try
        {
            receipt = await _destinations[row.Destination].SendAsync(
                delivery ?? throw new InvalidOperationException("The activity or its conversation is gone."), either.Token);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The program stops: the next start need not wait for the lease.
            await writer.CommitAsync(new Commit(null, new OutboxReleased(row, lease)), CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            return await FailAsync(row, delivery, e);
        }

        await writer.CommitAsync(
            new Commit(receipt.Consequences.Count > 0 ? row.ConversationId : null, [new OutboxDelivered(row, receipt.ActivityId), .. receipt.Consequences]), CancellationToken.None);
        metrics.Delivered(row);
        return null;
    }

    private async Task<Delivery?> ReadAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await (
            from activity in db.Activities.AsNoTracking()
            join conversation in db.Conversations.AsNoTracking() on activity.ConversationId equals conversation.Id
            where activity.ConversationId == row.ConversationId && activity.Sequence == row.ActivitySequence
            select new { activity.Json, activity.ChannelActivityId, Conversation = conversation }).FirstOrDefaultAsync(cancellationToken);
        return stored is null ? null
            : new Delivery(row, JsonSerializer.Deserialize(stored.Json, BotFrameworkJson.Wire.Activity)!, stored.ChannelActivityId, stored.Conversation);
    }

    private async Task<long?> FailAsync(OutboxRow row, Delivery? delivery, Exception error)
    {
        var destination = _destinations[row.Destination];
        var (again, after) = IsOwnFault(error) ? (false, null) : destination.Judge(error);
        var dead = row.Attempts + 1 >= destination.MostAttempts || !again;
        var due = Now() + (long)Wait(row.Attempts, after).TotalMilliseconds;
        IReadOnlyList<Change> consequences = dead && delivery is not null ? destination.OnGivenUp(delivery) : [];
        await writer.CommitAsync(new Commit(row.ConversationId, [new OutboxFailed(row, error.Message, due, dead), .. consequences]), CancellationToken.None);
        metrics.Failed(row, dead);
        if (!dead)
        {
            LogMessages.DeliveryFailed(logger, row.ConversationId, row.Sequence, row.Attempts + 1, error.GetType().Name);
            return due;
        }

        LogMessages.DeliveryGivenUp(logger, row.ConversationId, row.Sequence, row.Destination, row.Attempts + 1, error.GetType().Name);
        if (consequences.Count > 0)
        {
            turns.Signal(row.ConversationId);
        }

        return null;
    }

    /// <summary>Timers may fire a little before the clock says so.</summary>
    private async Task UntilAsync(long due, CancellationToken cancellationToken)
    {
        while (due - Now() is > 0 and var left)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(left), time, cancellationToken);
        }
    }

    /// <summary>What is wrong with the delivery itself is wrong the next time too.</summary>
    private static bool IsOwnFault(Exception error) =>
        error is ArgumentException or InvalidOperationException or FormatException or JsonException or NotSupportedException;

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>One second doubled with each attempt, a fifth more or less; longer if the receiver says so.</summary>
    private static TimeSpan Wait(int attempts, TimeSpan? asked)
    {
        var own = TimeSpan.FromSeconds(Math.Pow(2, attempts) * (0.8 + (Random.Shared.NextDouble() * 0.4)));
        var wait = asked > own ? asked.Value : own;
        return wait < LongestWait ? wait : LongestWait;
    }
}
