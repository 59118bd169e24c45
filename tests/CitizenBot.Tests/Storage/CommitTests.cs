using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Storage;

public sealed class CommitTests(SqliteServer fixture) : IClassFixture<SqliteServer>
{
    private CitizenBotServer Server => fixture.Server;

    private ITurnWriter Writer => Server.Services.GetRequiredService<ITurnWriter>();

    [Fact]
    public async Task A_commit_with_a_broken_statement_fails_alone()
    {
        await using (var db = Server.OpenDatabase())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER broken BEFORE INSERT ON settings WHEN NEW.key = 'broken' BEGIN SELECT json(NEW.key); END");
        }

        var commits = Enumerable.Range(0, 40)
            .Select(i => Writer.CommitAsync(new Commit(null, new SettingAdded($"before{i}", "x"), new SettingAdded(i % 4 == 0 ? "broken" : $"after{i}", "x")), CancellationToken.None))
            .ToList();
        await Task.WhenAll(commits).ContinueWith(_ => { }, TaskScheduler.Default);

        commits.Select(c => c.IsFaulted).ShouldBe(Enumerable.Range(0, 40).Select(i => i % 4 == 0));
        await using var after = Server.OpenDatabase();
        (await after.Settings.CountAsync(s => s.Key.StartsWith("before"))).ShouldBe(30);
    }

    [Fact]
    public async Task A_state_that_a_turn_found_missing_is_not_replaced_by_it()
    {
        await using var db = Server.OpenDatabase();
        await db.Database.OpenConnectionAsync();
        using var statements = new Statements(db.Database.GetDbConnection());
        var slow = new CommitUnit(db, statements, "c", DateTimeOffset.UnixEpoch);
        await StateSql.CheckAsync(slow, new StateRead("test/conversations/raced", null));
        await Writer.CommitAsync(new Commit(null, new StateWritten("test/conversations/raced", """{"faster":1}""", null)), CancellationToken.None);

        await Should.ThrowAsync<CommitConflictException>(() => StateSql.WriteAsync(slow, new StateWritten("test/conversations/raced", "{}", null)));

        (await db.States.AsNoTracking().SingleAsync(s => s.Key == "test/conversations/raced")).Json.ShouldBe("""{"faster":1}""");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_account_that_loses_its_rights_names_the_conversations_that_wait_again(DatabaseKind database)
    {
        await using var server = await CitizenBotServer.StartAsync(database);
        var writer = server.Services.GetRequiredService<ITurnWriter>();
        var agent = new AgentRow { UserName = "a", DisplayName = "A", PasswordHash = "", Roles = "agent", Teams = "kontaktcenter", SecurityStamp = "1" };
        await writer.CommitAsync(new Commit(null, new AgentSaved(agent, null)), CancellationToken.None);
        foreach (var id in (string[])["one", "two", "other"])
        {
            await writer.CommitAsync(new Commit(id, new ConversationStarted(Conversation(id, null))), CancellationToken.None);
        }

        await using (var db = server.OpenDatabase())
        {
            await db.Conversations.Where(c => c.Id != "other").ExecuteUpdateAsync(c => c
                .SetProperty(r => r.Status, ConversationStatus.Agent).SetProperty(r => r.Agent, "a").SetProperty(r => r.Team, "kontaktcenter"));
        }

        agent.DisplayName = "Renamed";
        (await writer.CommitAsync(new Commit(null, new AgentSaved(agent, "1")), CancellationToken.None)).Requeued.ShouldBeEmpty();
        agent.Roles = "administrator";
        (await writer.CommitAsync(new Commit(null, new AgentSaved(agent, "1")), CancellationToken.None)).Requeued.ShouldBe(["one", "two"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(null, "new", "new")]
    [InlineData("old", "new", "new")]
    [InlineData("old", null, "old")]
    public async Task A_conversation_keeps_the_newest_reference_that_was_given(string? before, string? now, string? expected)
    {
        var id = Guid.NewGuid().ToString();
        await Writer.CommitAsync(new Commit(id, new ConversationStarted(Conversation(id, before))), CancellationToken.None);
        await Writer.CommitAsync(new Commit(id, new ConversationStarted(Conversation(id, now))), CancellationToken.None);

        await using var db = Server.OpenDatabase();
        (await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == id)).Reference.ShouldBe(expected);
    }

    private static ConversationRow Conversation(string id, string? reference) => new()
    {
        Id = id, Assistant = "goteborg-se", ChannelId = "test", ChannelConversationId = id, UserId = "u", Reference = reference, Language = "sv", Status = ConversationStatus.Bot,
    };
}
