using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels.Outbox;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Messages;

public sealed class OutboxTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Anonymous = new() { ["Bots:AllowAnonymous"] = "true" };
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private CitizenBotServer _server = null!;
    private RemoteChannel _channel = null!;

    public async Task InitializeAsync()
    {
        _channel = await RemoteChannel.StartAsync();
        _server = await CitizenBotServer.StartAsync(new ServerOptions { Time = _time, Settings = Anonymous });
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _channel.DisposeAsync();
    }

    [Fact]
    public async Task Order_is_kept_and_every_attempt_has_the_same_request_id()
    {
        _channel.Answer = (call, before) => Task.FromResult(before is 1 or 2 ? 500 : 200);

        await SendAsync("a", 4);
        await DeliveredAsync();

        _channel.Calls.Select(c => c.Text).ShouldBe(["0", "1", "1", "1", "2", "3"]);
        _channel.Calls.Where(c => c.Text == "1").Select(c => c.RequestId).Distinct().ShouldHaveSingleItem();
        _channel.Calls.Select(c => c.RequestId).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task A_conversation_that_cannot_be_delivered_stops_no_other()
    {
        var hang = new TaskCompletionSource<int>();
        _channel.Answer = (call, _) => call.Conversation switch
        {
            "hanging" => hang.Task,
            "refused" => Task.FromResult(400),
            "redirected" => Task.FromResult(302),
            _ => Task.FromResult(200),
        };

        await SendAsync("hanging", 1);
        await SendAsync("refused", 1);
        await SendAsync("redirected", 1);
        await SendAsync("not-an-address", 1, "file:///etc");
        await SendAsync("no-address", 1, "");
        await SendAsync("well", 2);
        await DeliveredAsync(except: "hanging");
        hang.SetResult(200);
        await DeliveredAsync();

        _channel.Calls.Where(c => c.Conversation == "well").Select(c => c.Text).ShouldBe(["0", "1"]);
        _channel.Calls.ShouldNotContain(c => c.Conversation == "elsewhere");
        await using var db = _server.OpenDatabase();
        (await db.Outbox.AsNoTracking().Where(o => o.Dead).Select(o => o.ConversationId).ToListAsync())
            .ShouldBe(["refused", "redirected", "not-an-address", "no-address"], ignoreOrder: true);
        _server.Log.Errors.Count.ShouldBe(4);
        _server.Log.Errors.ShouldAllBe(line => line.Contains("was given up"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Two_instances_on_one_database_deliver_each_activity_once(DatabaseKind database)
    {
        await _server.DisposeAsync();
        _server = await CitizenBotServer.StartAsync(new ServerOptions { Database = database, Time = _time, Settings = Anonymous });
        using var second = ActivatorUtilities.CreateInstance<OutboxDelivery>(_server.Services);
        await second.StartAsync(CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => SendAsync($"c{i}", 5)));
        await DeliveredAsync();
        await second.StopAsync(CancellationToken.None);

        foreach (var conversation in _channel.Calls.GroupBy(c => c.Conversation))
        {
            conversation.Select(c => c.Text).ShouldBe(["0", "1", "2", "3", "4"], conversation.Key);
        }

        _channel.Calls.Count.ShouldBe(100);
        _server.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_update_and_a_deletion_follow_in_order_and_name_what_the_channel_named(DatabaseKind database)
    {
        await _server.DisposeAsync();
        _server = await CitizenBotServer.StartAsync(new ServerOptions { Database = database, Time = _time, Settings = Anonymous });
        _channel.Answer = (call, before) => Task.FromResult(before is 0 or 2 ? 503 : 200);

        await SendAsync("a", 1);
        await CommitAsync("a", Update("a|0000001"));
        await SendAsync("a", 1);
        await CommitAsync("a", new ActivityDeleted("a|0000001"));
        await DeliveredAsync();

        // The update overtook the first attempt, so the activity itself was sent as it then was.
        var first = _channel.Calls.First(c => c.Method == "POST");
        var id = RemoteChannel.IdOf(first);
        _channel.Calls.Select(c => (c.Method, c.Activity)).ShouldBe(
            [("POST", null), ("POST", null), ("PUT", id), ("PUT", id), ("POST", null), ("DELETE", id)]);
        _channel.Calls.Where(c => c.Method == "PUT").Select(c => (c.Text, c.RequestId)).Distinct().ShouldHaveSingleItem().Text.ShouldBe("new");
        _channel.Calls.Select(c => c.RequestId).Distinct().Count().ShouldBe(4);
        _server.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_channel_named_can_be_updated_by_that_name_and_nobody_elses_words_can()
    {
        await SendAsync("a", 1);
        await DeliveredAsync();
        var named = RemoteChannel.IdOf(_channel.Calls[0]);
        await CommitAsync("a", new ActivityAccepted(new Activity { Type = ActivityTypes.ConversationUpdate, Id = "theirs" }, null, false));

        await CommitAsync("a", Update(named));
        await DeliveredAsync();

        _channel.Calls.Select(c => (c.Method, c.Text)).ShouldBe([("POST", "0"), ("PUT", "new")]);
        foreach (var id in (string[])["a|0000002", "theirs", "", "a|x"])
        {
            await Should.ThrowAsync<CommitConflictException>(() => CommitAsync("a", Update(id)));
        }
    }

    [Fact]
    public async Task Without_a_name_from_the_channel_a_change_is_given_up_and_a_change_of_nothing_sent_is_none()
    {
        _channel.Body = _ => "";
        await SendAsync("a", 1);
        await DeliveredAsync();
        await CommitAsync("a", new ActivityDeleted("a|0000001"), new ActivityDeleted("a|0000001"), new ActivityDeleted("a|0000009"));
        await DeliveredAsync();

        await using var db = _server.OpenDatabase();
        (await db.Outbox.AsNoTracking().SingleAsync()).LastError.ShouldNotBeNull().ShouldContain("no id");
        _channel.Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_not_delivered_before_a_restart_is_delivered_after_it_under_the_same_request_id()
    {
        _channel.Answer = (_, _) => Task.FromResult(500);
        await SendAsync("a", 2);
        await UntilAsync(() => _channel.Calls.Count > 0);

        await _server.RestartAsync();
        _channel.Answer = (_, _) => Task.FromResult(200);
        await DeliveredAsync();

        _channel.Calls.Select(c => c.Text).Distinct().ShouldBe(["0", "1"]);
        _channel.Calls.Select(c => c.RequestId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task What_a_killed_process_was_delivering_is_delivered_at_once_by_the_next_and_what_waited_still_waits()
    {
        _channel.Answer = (_, _) => Task.FromResult(500);
        await SendAsync("claimed", 1);
        await SendAsync("waiting", 1);
        await UntilAsync(() => _server.OpenDatabase().Outbox.Count(o => o.Attempts == 1) == 2);
        await using (var db = _server.OpenDatabase())
        {
            var (now, later) = (_time.GetUtcNow().ToUnixTimeMilliseconds(), _time.GetUtcNow().AddSeconds(60).ToUnixTimeMilliseconds());
            await db.Outbox.Where(o => o.ConversationId == "claimed").ExecuteUpdateAsync(set => set.SetProperty(o => o.DueAt, later).SetProperty(o => o.ClaimedAt, now));
        }

        _channel.Answer = (_, _) => Task.FromResult(200);
        await _server.RestartAsync();
        await UntilAsync(() => !_server.OpenDatabase().Outbox.Any(o => o.ConversationId == "claimed"));

        await using var after = _server.OpenDatabase();
        (await after.Outbox.AsNoTracking().SingleAsync()).ConversationId.ShouldBe("waiting");
    }

    [Fact]
    public async Task A_channel_that_asks_to_wait_is_waited_for()
    {
        _channel.Answer = (_, before) => Task.FromResult(before == 0 ? 429 : 200);
        _channel.RetryAfter = "30";
        await SendAsync("a", 1);
        await UntilAsync(() => _server.OpenDatabase().Outbox.Any(o => o.Attempts == 1));

        await using var db = _server.OpenDatabase();
        var wait = (await db.Outbox.AsNoTracking().SingleAsync()).DueAt - _time.GetUtcNow().ToUnixTimeMilliseconds();
        wait.ShouldBe(30_000);
        await DeliveredAsync();
        _channel.Calls.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("https://10.0.0.4/")]
    [InlineData("https://169.254.169.254/metadata/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://[::ffff:192.168.0.1]/")]
    [InlineData("http://channel.example/")]
    [InlineData("https://0x7f.1/")]
    public async Task Only_public_addresses_are_called_whatever_a_conversation_says(string serviceUrl)
    {
        await _server.DisposeAsync();
        _server = await CitizenBotServer.StartAsync(new ServerOptions { Time = _time });

        await SendAsync("a", 1, serviceUrl);
        await SendAsync("b", 1, _channel.ServiceUrl);
        await SendAsync("c", 1, _channel.ServiceUrl.Replace("http:", "https:", StringComparison.Ordinal));
        await DeliveredAsync();

        await using var db = _server.OpenDatabase();
        (await db.Outbox.AsNoTracking().ToListAsync()).ShouldAllBe(o => o.Dead && o.Attempts == 1);
        _channel.Calls.ShouldBeEmpty();
    }

    private static ActivityUpdated Update(string id) =>
        new(new Activity { Type = ActivityTypes.Message, Id = id, Text = "new", Conversation = new ConversationAccount { Id = "a" } });

    private Task<CommitResult> CommitAsync(string conversation, params Change[] changes) =>
        _server.Services.GetRequiredService<ITurnWriter>().CommitAsync(new Commit(conversation, changes), CancellationToken.None);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private Task SendAsync(string conversation, int count, string? serviceUrl = null) =>
        OutboxDeliveries.SendAsync(_server, conversation, count, serviceUrl ?? _channel.ServiceUrl);

    private Task DeliveredAsync(string? except = null) => OutboxDeliveries.DoneAsync(_server, _time, except);
}
