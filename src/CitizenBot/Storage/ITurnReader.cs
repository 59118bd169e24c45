using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

/// <summary>What a turn reads before it begins, and what its caller reads once it is over.</summary>
public interface ITurnReader
{
    /// <summary>The conversation, and the lowest of its activities that no turn has handled.</summary>
    Task<(ConversationRow? Conversation, ActivityRow? Pending)> NextAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Whether an accepted activity has been handled, and what its caller is answered.</summary>
    Task<(bool Handled, string? Response)> ResponseAsync(string conversationId, long sequence, CancellationToken cancellationToken);
}

/// <summary>Reads from the database.</summary>
internal sealed class TurnReader(IDbContextFactory<CitizenBotDb> contexts) : ITurnReader
{
    // Compiled for one database, so not static: a test process has several.
    private readonly Func<CitizenBotDb, string, CancellationToken, Task<ConversationRow?>> _conversation =
        EF.CompileAsyncQuery((CitizenBotDb db, string id, CancellationToken _) => db.Conversations.AsNoTracking().FirstOrDefault(c => c.Id == id));

    private readonly Func<CitizenBotDb, string, CancellationToken, Task<ActivityRow?>> _lowestPending =
        EF.CompileAsyncQuery((CitizenBotDb db, string id, CancellationToken _) =>
            db.Activities.AsNoTracking().Where(a => a.ConversationId == id && a.Pending).OrderBy(a => a.Sequence).FirstOrDefault());

    private readonly Func<CitizenBotDb, string, long, CancellationToken, Task<ActivityRow?>> _activity =
        EF.CompileAsyncQuery((CitizenBotDb db, string id, long sequence, CancellationToken _) =>
            db.Activities.AsNoTracking().FirstOrDefault(a => a.ConversationId == id && a.Sequence == sequence));

    public async Task<(ConversationRow? Conversation, ActivityRow? Pending)> NextAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);

        // The version first: whatever changes after it makes the commit a conflict, never a surprise.
        var conversation = await _conversation(db, conversationId, cancellationToken);
        return (conversation, conversation is null ? null : await _lowestPending(db, conversationId, cancellationToken));
    }

    public async Task<(bool Handled, string? Response)> ResponseAsync(string conversationId, long sequence, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await _activity(db, conversationId, sequence, cancellationToken);
        return (row is { Pending: false }, row?.Response);
    }
}
