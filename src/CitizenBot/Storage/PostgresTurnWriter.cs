using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

/// <summary>
/// PostgreSQL's writer: one transaction a commit. The server groups fsyncs itself, and the update of the
/// conversation's row keeps the commits of one conversation apart, on however many instances they arise.
/// </summary>
internal sealed class PostgresTurnWriter(
    IDbContextFactory<CitizenBotDb> contexts, ChangeApplier applier, ConversationFeed feed) : ITurnWriter
{
    public async Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            using var statements = new Statements(db.Database.GetDbConnection());
            var result = await applier.ApplyAsync(db, statements, commit);
            await transaction.CommitAsync(CancellationToken.None);
            feed.Publish(commit);
            return result;
        }
        catch (Exception e) when (ConflictErrors.IsConflict(e))
        {
            throw ConflictErrors.AsConflict(e);
        }
    }
}
