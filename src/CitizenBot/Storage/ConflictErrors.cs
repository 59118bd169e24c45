using Microsoft.Data.Sqlite;
using Npgsql;

namespace CitizenBot.Storage;

/// <summary>Tells a lost race from a broken database.</summary>
internal static class ConflictErrors
{
    private const int SqliteIoError = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteConstraint = 19;
    private const int SqliteNotADatabase = 26;

    /// <summary>Whether it is the disk or the file that failed, so that no commit can be trusted to be kept; anything else concerns the one commit that met it.</summary>
    public static bool IsOfWholeFile(Exception e) =>
        Find<SqliteException>(e) is { SqliteErrorCode: SqliteIoError or SqliteCorrupt or SqliteFull or SqliteCannotOpen or SqliteNotADatabase };

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
