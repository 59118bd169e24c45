using System.Collections.Concurrent;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Desk;

/// <summary>The accounts of the desk, read and written.</summary>
internal sealed class AgentAccounts(IDbContextFactory<CitizenBotDb> contexts, ITurnWriter writer, TimeProvider time)
{
    /// <summary>How long another instance may take to notice a change.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (AgentRow Row, long ReadAt)> _recent = new();

    public async Task<IReadOnlyList<AgentRow>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await db.Agents.AsNoTracking().OrderBy(a => a.UserName).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await db.Agents.AsNoTracking().AnyAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<AgentRow?> FindAsync(string userName, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await db.Agents.AsNoTracking().FirstOrDefaultAsync(a => a.UserName == userName, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The account as it was at most ten seconds ago: every request of a session asks.</summary>
    public async Task<AgentRow?> FindRecentAsync(string userName, CancellationToken cancellationToken)
    {
        if (_recent.TryGetValue(userName, out var recent) && time.GetElapsedTime(recent.ReadAt) < Fresh)
        {
            return recent.Row;
        }

        var readAt = time.GetTimestamp();
        var row = await FindAsync(userName, cancellationToken).ConfigureAwait(false);
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
        await writer.CommitAsync(new Commit(null, changes), cancellationToken).ConfigureAwait(false);
        _recent.TryRemove(row.UserName, out _);
    }
}
