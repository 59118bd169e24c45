using System.Net;
using System.Text.Json;
using CitizenBot.Storage;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.Desk;

public sealed class AuditTests(DeskServer desk) : IClassFixture<DeskServer>
{
    private static readonly string[] Two = ["agent", "supervisor"];
    private static readonly string[] OwnReads = ["GET audit.json", "GET audit.csv", "GET audit"];

    [Fact]
    public async Task Views_exports_refusals_and_sign_ins_are_recorded_without_a_citizens_words()
    {
        var citizen = await desk.QueuedCitizenAsync(about: "Hemlig sak om Kvillebäcken");
        using var agent = await desk.AgentAsync("vera", "kontaktcenter");
        using var auditor = await desk.SignedInAsync("greta", "auditor");
        await agent.GetAsync($"conversations/{citizen.ConversationId}");
        await agent.GetAsync($"conversations/{citizen.ConversationId}/transcript");
        await agent.StatusAsync(HttpMethod.Get, "agents");
        await agent.SignInAsync("vera", "wrong password!");

        var rows = await EntriesAsync(auditor, "audit?actor=vera");

        Of(rows, "GET conversations/{id}").ShouldBe((200, citizen.ConversationId));
        Of(rows, "GET conversations/{id}/transcript").ShouldBe((200, citizen.ConversationId));
        Of(rows, "GET agents").Status.ShouldBe(403);
        rows.Where(r => r.GetProperty("action").GetString() == "POST sign-in").Select(r => r.GetProperty("status").GetInt32()).ShouldBe([401, 200]);
        rows.ShouldAllBe(r => r.GetProperty("address").GetString()!.Length > 0);
        JsonSerializer.Serialize(rows).ShouldNotContain("Kvilleb");
        (await EntriesAsync(auditor, "audit?actor=vera&refused=true")).Count.ShouldBe(2);
        (await EntriesAsync(auditor, $"audit?subject={citizen.ConversationId}")).Count.ShouldBe(2);
        (await EntriesAsync(auditor, "audit?actor=vera&from=2026-11-24")).ShouldBeEmpty();
        (await auditor.StatusAsync(HttpMethod.Get, "audit?from=yesterday")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_change_of_rights_says_what_was_and_what_is_and_reading_the_log_is_in_the_log()
    {
        using var auditor = await desk.SignedInAsync("gustav", "auditor");
        using var agent = await desk.AgentAsync("rolf", "kontaktcenter");
        await desk.Admin.PostAsync("agents/rolf", new { roles = Two });

        var changed = (await EntriesAsync(auditor, "audit?actor=admin&subject=rolf")).ShouldHaveSingleItem();
        using var csv = await auditor.SendAsync(HttpMethod.Get, "audit.csv?actor=admin");
        using var json = await auditor.SendAsync(HttpMethod.Get, "audit.json?actor=admin");

        changed.GetProperty("detail").GetString().ShouldBe("roles [agent] teams [kontaktcenter] -> roles [agent,supervisor] teams [kontaktcenter]");
        (await csv.Content.ReadAsStringAsync()).ShouldContain(",admin,POST agents/{userName},rolf,");
        JsonDocument.Parse(await json.Content.ReadAsStringAsync()).RootElement.EnumerateArray().ShouldAllBe(e => e.GetProperty("actor").GetString() == "admin");
        var own = await EntriesAsync(auditor, "audit?actor=gustav");
        own.Select(e => e.GetProperty("action").GetString()).Take(3).ShouldBe(OwnReads, ignoreOrder: true);
    }

    [Fact]
    public async Task A_sign_in_under_a_name_that_nobody_has_is_recorded_without_the_name()
    {
        using var auditor = await desk.SignedInAsync("gunnar", "auditor");
        using var stranger = DeskClient.For(desk.Server);
        await stranger.SignInAsync("my secret password", "x");

        await using var db = desk.Server.OpenDatabase();
        var rows = await db.AuditLog.AsNoTracking().Where(a => a.Actor == "").ToListAsync();

        rows.ShouldContain(a => a.Status == 401 && a.Action == "POST sign-in" && a.Subject == null && a.Detail == null);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_database_refuses_to_change_or_delete_a_row(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var options = new DbContextOptionsBuilder<CitizenBotDb>().ConfigureWarnings(w => w.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.PendingModelChangesWarning));
        await using var db = new CitizenBotDb((kind == DatabaseKind.Sqlite
            ? options.UseSqlite($"Data Source={database.SqliteFile};Pooling=False")
            : options.UseNpgsql(database.Settings.Single(s => s.Key == "ConnectionStrings:CitizenBot").Value)).Options);
        await db.Database.MigrateAsync();
        const string Insert = "INSERT INTO audit_log (id, at, actor, action, status, address) VALUES ('1', 1, 'a', 'GET x', 200, '')";
        await db.Database.ExecuteSqlRawAsync(Insert);

        string[] attempts = ["UPDATE audit_log SET actor = 'b'", "DELETE FROM audit_log", kind == DatabaseKind.Sqlite ? Insert.Replace("INSERT", "INSERT OR REPLACE", StringComparison.Ordinal) : "TRUNCATE audit_log"];
        foreach (var attempt in attempts)
        {
            var refused = await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(attempt));
            refused.Message.ShouldContain("append-only");
        }

        (await db.AuditLog.AsNoTracking().SingleAsync()).Actor.ShouldBe("a");
    }

    private static async Task<IReadOnlyList<JsonElement>> EntriesAsync(DeskClient auditor, string path) =>
        [.. (await auditor.GetAsync(path)).GetProperty("entries").EnumerateArray()];

    private static (int Status, string? Subject) Of(IReadOnlyList<JsonElement> rows, string action)
    {
        var row = rows.Single(r => r.GetProperty("action").GetString() == action);
        return (row.GetProperty("status").GetInt32(), row.TryGetProperty("subject", out var subject) ? subject.GetString() : null);
    }
}
