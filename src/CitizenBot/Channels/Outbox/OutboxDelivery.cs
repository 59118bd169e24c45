using CitizenBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Channels.Outbox;

/// <summary>What one conversation has for one destination, in order.</summary>
internal sealed record OutboxLane(string ConversationId, string Destination);

/// <summary>
/// Finds the lanes whose next delivery is due and lets each be served on its own, so that a slow receiver holds up nobody
/// else's. Any number of instances may do so on one database.
/// </summary>
internal sealed class OutboxDelivery(
    IDbContextFactory<CitizenBotDb> contexts,
    OutboxAttempts attempts,
    ConversationFeed feed,
    TimeProvider time,
    ILogger<OutboxDelivery> logger) : BackgroundService
{
    private const int MostAtOnce = 256;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();

    /// <summary>The lanes being served, and whether something became due since their delivery last looked.</summary>
    private readonly Dictionary<OutboxLane, (Task Task, bool Again)> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var follower = feed.FollowAll(commit => commit.Delivers);
        try
        {
            while (true)
            {
                await follower.WaitAsync(await StartDueAsync(stoppingToken), time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(Running());
        }
    }

    /// <returns>How long nothing else will be due, as far as is known.</returns>
    private async Task<TimeSpan> StartDueAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(stoppingToken);
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();

            // Within a lane nothing overtakes what waits before it.
            var first = db.Outbox.AsNoTracking().Where(o => !o.Dead
                && !db.Outbox.Any(before => before.ConversationId == o.ConversationId && before.Destination == o.Destination && before.Sequence < o.Sequence && !before.Dead));
            var due = await first.Where(o => o.DueAt <= now).OrderBy(o => o.DueAt).Select(o => new OutboxLane(o.ConversationId, o.Destination)).Take(MostAtOnce).ToListAsync(stoppingToken);
            var next = await first.Where(o => o.DueAt > now).MinAsync(o => (long?)o.DueAt, stoppingToken);
            due.ForEach(lane => Start(lane, stoppingToken));
            return next is { } at && at - now < LookEvery.TotalMilliseconds ? TimeSpan.FromMilliseconds(at - now) : LookEvery;
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogMessages.OutboxFailed(logger, e);
            return LookEvery;
        }
    }

    private void Start(OutboxLane lane, CancellationToken stoppingToken)
    {
        lock (_gate)
        {
            _running[lane] = _running.TryGetValue(lane, out var running)
                ? (running.Task, true)
                : (Task.Run(() => RunAsync(lane, stoppingToken), CancellationToken.None), false);
        }
    }

    private async Task RunAsync(OutboxLane lane, CancellationToken stoppingToken)
    {
        do
        {
            try
            {
                await attempts.DeliverAsync(lane, stoppingToken);
            }
            catch (Exception e)
            {
                if (!stoppingToken.IsCancellationRequested)
                {
                    // The database is away; what is due is found again at the next look.
                    LogMessages.OutboxFailed(logger, e);
                }
            }
        }
        while (Again(lane, stoppingToken));
    }

    private bool Again(OutboxLane lane, CancellationToken stoppingToken)
    {
        lock (_gate)
        {
            var (task, again) = _running[lane];
            if (again && !stoppingToken.IsCancellationRequested)
            {
                _running[lane] = (task, false);
                return true;
            }

            _running.Remove(lane);
            return false;
        }
    }

    private IReadOnlyList<Task> Running()
    {
        lock (_gate)
        {
            return [.. _running.Values.Select(r => r.Task)];
        }
    }
}
