using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CitizenBot.Storage;

/// <summary>
/// SQLite's one writer. It takes all commits that wait, applies each under its own savepoint and makes them durable
/// with one fsync; a commit that fails is undone alone, unless the disk does.
/// </summary>
internal sealed class SqliteTurnWriter(
    IDbContextFactory<CitizenBotDb> contexts, ChangeApplier applier, ConversationFeed feed) : BackgroundService, ITurnWriter
{
    private const int LargestGroup = 256;
    private const string Savepoint = "unit";
    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });

    public async Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(commit);
        if (!_waiting.Writer.TryWrite(waiting))
        {
            throw new OperationCanceledException("The program is stopping; nothing was written.");
        }

        // Once queued a commit happens, whether or not its caller still waits.
        return await waiting.Done.Task.WaitAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } running)
        {
            await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await db.Database.OpenConnectionAsync(CancellationToken.None);
        var group = new List<Waiting>();

        // Ends when the queue is completed and empty, so that a stop writes what was accepted.
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            group.Clear();
            while (group.Count < LargestGroup && _waiting.Reader.TryRead(out var next))
            {
                group.Add(next);
            }

            await WriteAsync(db, group);
        }
    }

    private async Task WriteAsync(CitizenBotDb db, List<Waiting> group)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var waiting in group)
            {
                await ApplyAsync(db, transaction, waiting);
            }

            await transaction.CommitAsync();
        }
        catch (Exception e)
        {
            // The disk is full or the file is gone: nothing of this group is durable, and each caller must know.
            foreach (var waiting in group)
            {
                waiting.Done.TrySetException(e);
            }

            return;
        }

        foreach (var waiting in group)
        {
            waiting.Complete();
            if (waiting.Error is null && waiting.Commit.ConversationId is { } id)
            {
                feed.Publish(id);
            }
        }
    }

    private async Task ApplyAsync(CitizenBotDb db, IDbContextTransaction transaction, Waiting waiting)
    {
        await transaction.CreateSavepointAsync(Savepoint);
        try
        {
            waiting.Result = await applier.ApplyAsync(db, waiting.Commit);
            await transaction.ReleaseSavepointAsync(Savepoint);
        }
        catch (Exception e) when (!ConflictErrors.IsOfWholeFile(e))
        {
            await transaction.RollbackToSavepointAsync(Savepoint);
            waiting.Error = ConflictErrors.AsConflict(e);
        }
    }

    private sealed class Waiting(Commit commit)
    {
        public Commit Commit { get; } = commit;
        public TaskCompletionSource<CommitResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public CommitResult? Result { get; set; }
        public Exception? Error { get; set; }

        public void Complete()
        {
            if (Error is not null)
            {
                Done.TrySetException(Error);
            }
            else
            {
                Done.TrySetResult(Result!);
            }
        }
    }
}
