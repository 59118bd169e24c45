using Npgsql;

namespace CitizenBot.Tests.Kit;

/// <summary>The databases that the program runs on.</summary>
public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>A database of one test: a folder of its own, or a PostgreSQL database of its own. Disposing removes it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string PostgresVariable = "CITIZENBOT_TEST_POSTGRES";
    private readonly string? _postgres;

    private TestDatabase(string folder, string? postgres) => (Folder, _postgres) = (folder, postgres);

    /// <summary>The data folder; empty for ever where the database is PostgreSQL.</summary>
    public string Folder { get; }

    public string SqliteFile => Path.Combine(Folder, "citizenbot.db");

    /// <summary>The settings that lead the program to this database.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings => _postgres is null
        ? [new("data", Folder)]
        : [new("data", Folder), new("ConnectionStrings:CitizenBot", _postgres)];

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("citizenbot-test-").FullName;
        if (kind == DatabaseKind.Sqlite)
        {
            return new(folder, null);
        }

        var name = $"citizenbot_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new(folder, new NpgsqlConnectionStringBuilder(Server()) { Database = name, MaxPoolSize = 40 }.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        if (_postgres is not null)
        {
            var database = new NpgsqlConnectionStringBuilder(_postgres).Database;
            await using (var pooled = new NpgsqlConnection(_postgres))
            {
                NpgsqlConnection.ClearPool(pooled);
            }

            await ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
        }
    }

    private static string Server() => Environment.GetEnvironmentVariable(PostgresVariable)
        ?? throw new InvalidOperationException($"The tests on PostgreSQL need a server: run ./test, which starts one, or set {PostgresVariable} to a connection string that may create databases.");

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
