using CitizenBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Channels;

/// <summary>
/// Runs the turns of accepted activities: one at a time and in order within a conversation, many conversations at once.
/// What a stopped process left behind is found in the database, at start and every now and then.
/// </summary>
internal sealed class TurnQueue(
    TurnRunner runner, IDbContextFactory<CitizenBotDb> contexts, TimeProvider time, ILogger<TurnQueue> logger) : BackgroundService
{
    /// <summary>How long a message may wait that a stopped or frozen instance has accepted and not handled.</summary>
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, bool> _running = [];
    private readonly SemaphoreSlim _atOnce = new(Environment.ProcessorCount * 4);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Says that a conversation has something to handle.</summary>
    public void Signal(string conversationId)
    {
        lock (_gate)
        {
            if (!_running.TryAdd(conversationId, false))
            {
                _running[conversationId] = true;
                return;
            }
        }

        _ = Task.Run(() => RunAsync(conversationId), CancellationToken.None);
    }

    /// <summary>Keeps a conversation in which nothing runs for one turn outside the queue; false where something does.</summary>
    public bool TryClaim(string conversationId)
    {
        lock (_gate)
        {
            return _running.TryAdd(conversationId, false);
        }
    }

    /// <summary>Ends a claim, and runs what was accepted meanwhile.</summary>
    public void Release(string conversationId)
    {
        if (Again(conversationId))
        {
            _ = Task.Run(() => RunAsync(conversationId), CancellationToken.None);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // The process is ending, whatever clock the program goes by. Running turns end by themselves in milliseconds; one that does not is pending still and is run at the next start.
        while (!cancellationToken.IsCancellationRequested && Running() > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }

        await _stopping.CancelAsync();
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        _atOnce.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SweepEvery, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogMessages.SweepFailed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Activities.AsNoTracking().Where(a => a.Pending).Select(a => a.ConversationId).Distinct()
            .ToListAsync(cancellationToken);
        waiting.ForEach(Signal);
    }

    private async Task RunAsync(string conversationId)
    {
        do
        {
            lock (_gate)
            {
                _running[conversationId] = false;
            }

            await _atOnce.WaitAsync();
            try
            {
                await runner.RunPendingAsync(conversationId, _stopping.Token);
            }
            catch (Exception e)
            {
                // The database is away; the activity stays pending and the sweep comes back to it.
                LogMessages.TurnNotRun(logger, conversationId, e);
            }
            finally
            {
                _atOnce.Release();
            }
        }
        while (Again(conversationId));
    }

    private bool Again(string conversationId)
    {
        lock (_gate)
        {
            if (_running[conversationId] && !_stopping.IsCancellationRequested)
            {
                return true;
            }

            _running.Remove(conversationId);
            return false;
        }
    }

    private int Running()
    {
        lock (_gate)
        {
            return _running.Count;
        }
    }
}
