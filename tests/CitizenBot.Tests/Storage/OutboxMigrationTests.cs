using CitizenBot.Storage;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace CitizenBot.Tests.Storage;

public sealed class OutboxMigrationTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_an_earlier_version_had_still_to_deliver_is_kept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var options = new DbContextOptionsBuilder<CitizenBotDb>().ConfigureWarnings(w => w.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.PendingModelChangesWarning));
        await using var db = new CitizenBotDb((kind == DatabaseKind.Sqlite
            ? options.UseSqlite($"Data Source={database.SqliteFile};Pooling=False")
            : options.UseNpgsql(database.Settings.Single(s => s.Key == "ConnectionStrings:CitizenBot").Value)).Options);
        await MigrateToFirstAsync(db);
        await db.Database.ExecuteSqlAsync($"INSERT INTO outbox (conversation_id, sequence, request_id, attempts, due_at, dead, last_error) VALUES ('c', 7, 'r7', 0, 12, {false}, NULL), ('c', 8, 'r8', 10, 13, {true}, 'no')");

        await db.Database.MigrateAsync();

        (await db.Outbox.AsNoTracking().OrderBy(o => o.Sequence).ToListAsync())
            .Select(o => (o.ConversationId, o.Destination, o.Sequence, o.Method, o.ActivitySequence, o.RequestId, o.Attempts, o.DueAt, o.Dead, o.LastError))
            .ShouldBe([("c", "channel", 7, "send", 7, "r7", 0, 12, false, null), ("c", "channel", 8, "send", 8, "r8", 10, 13, true, "no")]);
    }

    /// <summary>As the first version left a database: EF itself goes only to migrations whose ids are dates.</summary>
    private static async Task MigrateToFirstAsync(CitizenBotDb db)
    {
        const string Id = "0001_FirstVersion";
        var assembly = db.GetService<IMigrationsAssembly>();
        var first = assembly.CreateMigration(assembly.Migrations[Id], db.Database.ProviderName!);
        var history = db.GetService<IHistoryRepository>();
        await history.CreateIfNotExistsAsync();
        await db.GetService<IMigrationCommandExecutor>().ExecuteNonQueryAsync(
            db.GetService<IMigrationsSqlGenerator>().Generate(first.UpOperations), db.GetService<IRelationalConnection>());
        await db.Database.ExecuteSqlRawAsync(history.GetInsertScript(new HistoryRow(Id, "10.0.0")));
    }
}
