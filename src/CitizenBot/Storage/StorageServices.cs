using System.Data.Common;
using CitizenBot.BotFramework.State;
using CitizenBot.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CitizenBot.Storage;

internal static class StorageServices
{
    /// <summary>SQLite in the data folder, or PostgreSQL where <c>ConnectionStrings:CitizenBot</c> is set.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var postgres = DatabaseSettings.ConnectionString(configuration, DatabaseSettings.Postgres);
        services.AddSingleton<ConversationFeed>().AddSingleton<ChangeApplier>();
        services.AddSingleton<IStorage, DatabaseStorage>().AddSingleton<ITurnReader, TurnReader>().AddSingleton<StoredFiles>();
        if (postgres is null)
        {
            services.AddPooledDbContextFactory<CitizenBotDb>((provider, options) => Configure(options)
                .UseSqlite(SqliteConnectionString(provider.GetRequiredService<IOptions<StorageOptions>>().Value))
                .AddInterceptors(new SqliteDurability()));
            services.AddSingleton<SqliteTurnWriter>();
            services.AddSingleton<ITurnWriter>(provider => provider.GetRequiredService<SqliteTurnWriter>());
            services.AddHostedService(provider => provider.GetRequiredService<SqliteTurnWriter>());
        }
        else
        {
            services.AddPooledDbContextFactory<CitizenBotDb>(options => Configure(options).UseNpgsql(PostgresConnectionString(postgres)));
            services.AddSingleton<ITurnWriter, PostgresTurnWriter>();
        }

        return services;
    }

    /// <summary>Brings the database of any earlier version up to this one.</summary>
    public static async Task MigrateAsync(this IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CitizenBotDb>>().CreateDbContextAsync();
        if (db.Database.IsSqlite())
        {
            Directory.CreateDirectory(services.GetRequiredService<IOptions<StorageOptions>>().Value.Data);
            await db.Database.MigrateAsync();
        }
        else
        {
            await MigrateAloneAsync(db);
        }
    }

    /// <summary>Instances that start together bring the database up to date one after the other: the first does it, the others find it done.</summary>
    private static async Task MigrateAloneAsync(CitizenBotDb db)
    {
        const long Lock = 0x436974697A656E42;
        var creator = db.GetService<IRelationalDatabaseCreator>();
        try
        {
            if (!await creator.ExistsAsync())
            {
                await creator.CreateAsync();
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another instance was faster.
        }

        // The lock is the session's, so an instance that dies lets go of it.
        await db.Database.OpenConnectionAsync();
        try
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Lock})");
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Lock})");
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// Lets go of the deliveries that a process which was killed was making, so that they need not wait for the end of its lease.
    /// On SQLite alone, where there is one process: on PostgreSQL another instance may be making them now.
    /// </summary>
    public static async Task ReleaseClaimsAsync(this IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CitizenBotDb>>().CreateDbContextAsync();
        if (db.Database.IsSqlite())
        {
            await db.Outbox.Where(o => o.ClaimedAt != null).ExecuteUpdateAsync(set => set.SetProperty(o => o.DueAt, o => o.ClaimedAt!.Value).SetProperty(o => o.ClaimedAt, (long?)null));
        }
    }

    private static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options) => options
        // Migrations are written by hand, without a snapshot; a test compares their result with the model.
        .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)
            // A lost race for a seat is such a failure, and no error; what is one reaches us as an exception and is logged then.
            .Log((RelationalEventId.CommandError, LogLevel.Debug)));

    private static string SqliteConnectionString(StorageOptions options) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(options.Data, "citizenbot.db"),
        DefaultTimeout = 30,
    }.ConnectionString;

    /// <summary>
    /// An instance that freezes in the middle of a commit holds its conversation's row: the server lets go of it after ten
    /// seconds, so that the others go on with the conversation. What it had begun has then not happened.
    /// </summary>
    private static string PostgresConnectionString(string text)
    {
        var settings = new NpgsqlConnectionStringBuilder(text);
        settings.Options ??= "-c idle_in_transaction_session_timeout=10s";
        return settings.ConnectionString;
    }

    /// <summary>A commit is on the disk when it is acknowledged; readers do not wait for the writer.</summary>
    private sealed class SqliteDurability : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
