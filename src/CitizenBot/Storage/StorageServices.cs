using System.Data.Common;
using CitizenBot.BotFramework.State;
using CitizenBot.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace CitizenBot.Storage;

internal static class StorageServices
{
    /// <summary>SQLite in the data folder, or PostgreSQL where <c>ConnectionStrings:CitizenBot</c> is set.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var postgres = configuration.GetConnectionString("CitizenBot");
        services.AddSingleton<ConversationFeed>().AddSingleton<ChangeApplier>();
        services.AddSingleton<IStorage, DatabaseStorage>().AddSingleton<ITurnReader, TurnReader>().AddSingleton<StoredFiles>();
        if (string.IsNullOrWhiteSpace(postgres))
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
            services.AddPooledDbContextFactory<CitizenBotDb>(options => Configure(options).UseNpgsql(postgres));
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
        }

        await db.Database.MigrateAsync();
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
