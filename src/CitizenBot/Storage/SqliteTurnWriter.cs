using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

/// <summary>
/// SQLite's one writer. It takes all commits that wait, applies each under its own savepoint and makes them durable
/// with one fsync; a commit that fails is undone alone, unless the disk does.
/// </summary>
internal sealed class SqliteTurnWriter(
    IDbContextFactory<CitizenBotDb> contexts, ChangeApplier applier, ConversationFeed feed) : BackgroundService, ITurnWriter
{
    private const int LargestGroup = 256;
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

    /// <summary>On a thread of its own: it spends its time waiting for the disk, and the pool's few threads are for requests.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Factory.StartNew(
        () => RunAsync().GetAwaiter().GetResult(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private async Task RunAsync()
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await db.Database.OpenConnectionAsync(CancellationToken.None);
        using var statements = new Statements(db.Database.GetDbConnection());
        var group = new List<Waiting>();

        // Ends when the queue is completed and empty, so that a stop writes what was accepted.
        while (WaitForCommits())
        {
            group.Clear();
            while (group.Count < LargestGroup && _waiting.Reader.TryRead(out var next))
            {
                group.Add(next);
            }

            await WriteAsync(db, statements, group);
        }
    }

    /// <summary>Blocks, because to await would lead to a thread of the pool; SQLite itself never waits in any other way.</summary>
    private bool WaitForCommits() => _waiting.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private async Task WriteAsync(CitizenBotDb db, Statements statements, List<Waiting> group)
    {
        try
        {
            await statements.ExecuteAsync($"BEGIN IMMEDIATE");
            foreach (var waiting in group)
            {
                await ApplyAsync(db, statements, waiting);
            }

            await statements.ExecuteAsync($"COMMIT");
        }
        catch (Exception e)
        {
            await UndoAsync(statements);

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
            if (waiting.Error is null)
            {
                feed.Publish(waiting.Commit);
            }
        }
    }

    /// <summary>Nothing of the group stays open. SQLite may have undone it itself, or there is no file to undo it in.</summary>
    private static async Task UndoAsync(Statements statements)
    {
        try
        {
            await statements.ExecuteAsync($"ROLLBACK");
        }
        catch (SqliteException)
        {
        }
    }

    private async Task ApplyAsync(CitizenBotDb db, Statements statements, Waiting waiting)
    {
        await statements.ExecuteAsync($"SAVEPOINT unit");
        try
        {
            waiting.Result = await applier.ApplyAsync(db, statements, waiting.Commit);
            await statements.ExecuteAsync($"RELEASE unit");
        }
        catch (Exception e) when (!ConflictErrors.IsOfWholeFile(e))
        {
            await statements.ExecuteAsync($"ROLLBACK TO unit");
            await statements.ExecuteAsync($"RELEASE unit");
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
