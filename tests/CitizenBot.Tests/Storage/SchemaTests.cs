using System.Data.Common;
using CitizenBot.Storage;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CitizenBot.Tests.Storage;

/// <summary>Migrations are written by hand; this is what holds them to the model.</summary>
public sealed class SchemaTests
{
    private const string SqliteColumns =
        "SELECT t.name || '.' || c.name, lower(c.type), c.\"notnull\", c.pk FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '\\_\\_EF%' ESCAPE '\\'";

    private const string SqliteIndexes =
        "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";

    private const string PostgresColumns =
        "SELECT table_name || '.' || column_name, data_type, is_nullable, column_default FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_EF%'";

    private const string PostgresIndexes =
        "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_EF%'";

    [Theory]
    [InlineData(DatabaseKind.Sqlite, SqliteColumns, SqliteIndexes)]
    [InlineData(DatabaseKind.PostgreSql, PostgresColumns, PostgresIndexes)]
    public async Task Migrations_make_exactly_the_tables_columns_and_indexes_of_the_model(DatabaseKind kind, string columns, string indexes)
    {
        await using var migrated = await TestDatabase.CreateAsync(kind);
        await using var created = await TestDatabase.CreateAsync(kind);
        await using var migratedDb = Open(kind, migrated);
        await using var createdDb = Open(kind, created);
        await migratedDb.Database.MigrateAsync();
        await createdDb.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();

        (await ReadAsync(migratedDb, columns)).ShouldBe(await ReadAsync(createdDb, columns));
        (await ReadAsync(migratedDb, indexes)).ShouldBe(await ReadAsync(createdDb, indexes));
        (await ReadAsync(migratedDb, columns)).Count.ShouldBeGreaterThan(50);
    }

    private static CitizenBotDb Open(DatabaseKind kind, TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<CitizenBotDb>().ConfigureWarnings(w => w.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.PendingModelChangesWarning));
        return new((kind == DatabaseKind.Sqlite
            ? options.UseSqlite($"Data Source={database.SqliteFile};Pooling=False")
            : options.UseNpgsql(database.Settings.Single(s => s.Key == "ConnectionStrings:CitizenBot").Value)).Options);
    }

    private static async Task<List<string>> ReadAsync(CitizenBotDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }
}
