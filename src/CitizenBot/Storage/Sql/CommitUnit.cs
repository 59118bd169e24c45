using System.Data.Common;

namespace CitizenBot.Storage;

/// <summary>One commit while it is applied.</summary>
internal sealed class CommitUnit(CitizenBotDb db, Statements statements, string? conversationId, DateTimeOffset at)
{
    public DateTimeOffset At { get; } = at;

    /// <summary>Unix milliseconds.</summary>
    public long Now { get; } = at.ToUnixTimeMilliseconds();

    public string ConversationId => conversationId ?? throw new InvalidOperationException("This change belongs to a conversation.");

    public CommitResult Result { get; set; } = new(null, 0, false);

    /// <summary>The same connection, for what is rarely read.</summary>
    public CitizenBotDb Db => db;

    /// <summary>The states that the turn found missing: writing one of them creates it and replaces nothing.</summary>
    public HashSet<string> MissingStates { get; } = [];

    /// <summary>Whether the hub that has the conversation gets the activity that this turn handles.</summary>
    public bool RelayToHub { get; set; }

    /// <summary>The same commit where it concerns another conversation.</summary>
    public CommitUnit For(string otherConversationId) => new(db, statements, otherConversationId, At);

    /// <summary>Takes the next number of the conversation.</summary>
    public async Task<long> NextSequenceAsync()
    {
        var sequence = await QueryAsync(
            $"UPDATE conversations SET last_sequence = last_sequence + 1, updated_at = {Now} WHERE id = {ConversationId} RETURNING last_sequence",
            row => row.GetInt64(0));
        return sequence > 0 ? sequence : throw new CommitConflictException("The conversation does not exist.");
    }

    public Task<int> ExecuteAsync(FormattableString sql) => statements.ExecuteAsync(sql);

    public async Task RequireAsync(FormattableString sql, string otherwise) => Require(await ExecuteAsync(sql), otherwise);

    public static void Require(int rows, string otherwise)
    {
        if (rows == 0)
        {
            throw new CommitConflictException(otherwise);
        }
    }

    /// <summary>What <paramref name="read"/> makes of the first row, or the type's default where there is none.</summary>
    public Task<T?> QueryAsync<T>(FormattableString sql, Func<DbDataReader, T> read) => statements.QueryAsync(sql, read);
}
