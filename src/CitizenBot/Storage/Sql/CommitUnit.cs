using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

/// <summary>One commit while it is applied.</summary>
internal sealed class CommitUnit(CitizenBotDb db, string? conversationId, DateTimeOffset at)
{
    public DateTimeOffset At { get; } = at;

    /// <summary>Unix milliseconds.</summary>
    public long Now { get; } = at.ToUnixTimeMilliseconds();

    public string ConversationId => conversationId ?? throw new InvalidOperationException("This change belongs to a conversation.");

    public CommitResult Result { get; set; } = new(null, 0, false);

    public CitizenBotDb Db => db;

    /// <summary>The states that the turn found missing: writing one of them creates it and replaces nothing.</summary>
    public HashSet<string> MissingStates { get; } = [];

    /// <summary>Whether the hub that has the conversation gets the activity that this turn handles.</summary>
    public bool RelayToHub { get; set; }

    /// <summary>Takes the next number of the conversation.</summary>
    public async Task<long> NextSequenceAsync()
    {
        await RequireAsync($"UPDATE conversations SET last_sequence = last_sequence + 1, updated_at = {Now} WHERE id = {ConversationId}", "The conversation does not exist.");
        return await db.Conversations.AsNoTracking().Where(c => c.Id == ConversationId).Select(c => c.LastSequence).FirstAsync();
    }

    public Task<int> ExecuteAsync(FormattableString sql) => db.Database.ExecuteSqlAsync(sql);

    public async Task RequireAsync(FormattableString sql, string otherwise) => Require(await ExecuteAsync(sql), otherwise);

    public static void Require(int rows, string otherwise)
    {
        if (rows == 0)
        {
            throw new CommitConflictException(otherwise);
        }
    }

    /// <summary>The first column of the first row, or the type's default.</summary>
    public async Task<T?> QueryAsync<T>(FormattableString sql)
    {
        var rows = await db.Database.SqlQuery<T>(sql).ToListAsync();
        return rows.Count == 0 ? default : rows[0];
    }
}
