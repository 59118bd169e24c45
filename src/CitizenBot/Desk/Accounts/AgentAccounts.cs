using System.Collections.Concurrent;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Desk;

/// <summary>The accounts of the desk, read and written.</summary>
internal sealed class AgentAccounts(IDbContextFactory<CitizenBotDb> contexts, ITurnWriter writer, DeskActivities activities, TimeProvider time)
{
    /// <summary>How long another instance may take to notice a change.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (AgentRow Row, long ReadAt)> _recent = new();

    public async Task<IReadOnlyList<AgentRow>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Agents.AsNoTracking().OrderBy(a => a.UserName).ToListAsync(cancellationToken);
    }

    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Agents.AsNoTracking().AnyAsync(cancellationToken);
    }

    public async Task<AgentRow?> FindAsync(string userName, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Agents.AsNoTracking().FirstOrDefaultAsync(a => a.UserName == userName, cancellationToken);
    }

    /// <summary>The account as it was at most ten seconds ago: every request of a session asks.</summary>
    public async Task<AgentRow?> FindRecentAsync(string userName, CancellationToken cancellationToken)
    {
        if (_recent.TryGetValue(userName, out var recent) && time.GetElapsedTime(recent.ReadAt) < Fresh)
        {
            return recent.Row;
        }

        var readAt = time.GetTimestamp();
        var row = await FindAsync(userName, cancellationToken);
        if (row is not null)
        {
            _recent[userName] = (row, readAt);
        }

        return row;
    }

    /// <exception cref="CommitConflictException">The name is taken, the account was changed meanwhile, or no administrator would be left.</exception>
    public async Task SaveAsync(AgentRow row, string? expectedStamp, CancellationToken cancellationToken)
    {
        Change[] changes = expectedStamp is null ? [new AgentSaved(row, null)] : [new AgentSaved(row, expectedStamp), new AdministratorRequired()];
        var result = await writer.CommitAsync(new Commit(null, changes), cancellationToken);
        _recent.TryRemove(row.UserName, out _);

        // The account is saved: whether or not the caller still waits, the citizens concerned are told.
        foreach (var id in result.Requeued)
        {
            await TellRequeuedAsync(id);
        }
    }

    private async Task TellRequeuedAsync(string conversationId)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        var row = await db.Conversations.AsNoTracking().FirstAsync(c => c.Id == conversationId, CancellationToken.None);
        try
        {
            await writer.CommitAsync(new Commit(conversationId, new QueuedRequired(), activities.Requeued(row)), CancellationToken.None);
        }
        catch (CommitConflictException)
        {
            // A colleague has taken it in this very moment, or the citizen left; either has told the citizen.
        }
    }
}
