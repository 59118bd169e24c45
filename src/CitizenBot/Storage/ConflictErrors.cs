using Microsoft.Data.Sqlite;
using Npgsql;

namespace CitizenBot.Storage;

/// <summary>Tells a lost race from a broken database.</summary>
internal static class ConflictErrors
{
    private const int SqliteConstraint = 19;

    /// <summary>Whether the error belongs to the one commit that met it; anything else concerns the whole database.</summary>
    public static bool IsOfOneCommit(Exception e) => IsConflict(e) || e is ArgumentException or InvalidOperationException or KeyNotFoundException;

    public static bool IsConflict(Exception e) => e is CommitConflictException
        || Find<SqliteException>(e) is { SqliteErrorCode: SqliteConstraint }
        || Find<PostgresException>(e) is { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    public static Exception AsConflict(Exception e) =>
        e is CommitConflictException || !IsConflict(e) ? e : new CommitConflictException("Another commit was faster.", e);

    private static T? Find<T>(Exception? e) where T : Exception
    {
        while (e is not null and not T)
        {
            e = e.InnerException;
        }

        return (T?)e;
    }
}
