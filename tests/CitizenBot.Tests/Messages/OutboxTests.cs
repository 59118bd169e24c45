using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Channels.Messages;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Messages;

public sealed class OutboxTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private CitizenBotServer _server = null!;
    private RemoteChannel _channel = null!;

    public async Task InitializeAsync()
    {
        _channel = await RemoteChannel.StartAsync();
        _server = await CitizenBotServer.StartAsync(new ServerOptions { Time = _time });
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
        _server.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Two_instances_on_one_database_deliver_each_activity_once(DatabaseKind database)
    {
        await _server.DisposeAsync();
        _server = await CitizenBotServer.StartAsync(new ServerOptions { Database = database, Time = _time });
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

    private async Task SendAsync(string conversation, int count, string? serviceUrl = null)
    {
        var reference = new ConversationReference
        {
            ChannelId = "test", ServiceUrl = serviceUrl ?? _channel.ServiceUrl, Conversation = new ConversationAccount { Id = conversation },
        };
        var row = new ConversationRow
        {
            Id = conversation, Assistant = "goteborg-se", ChannelId = "test", ChannelConversationId = conversation, UserId = "u",
            Reference = JsonSerializer.Serialize(reference, BotFrameworkJson.Wire.ConversationReference), Language = "sv", Status = ConversationStatus.Bot,
        };
        var sent = Enumerable.Range(0, count).Select(i => new ActivitySent(
            new Activity { Type = ActivityTypes.Message, Text = $"{i}", Conversation = new ConversationAccount { Id = conversation } }, Deliver: true));
        await _server.Services.GetRequiredService<ITurnWriter>().CommitAsync(
            new Commit(conversation, [new ConversationStarted(row), .. sent]), CancellationToken.None);
    }

    /// <summary>Lets the clock run until nothing is left to deliver.</summary>
    private async Task DeliveredAsync(string? except = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var db = _server.OpenDatabase();
        while (await db.Outbox.AnyAsync(o => !o.Dead && o.ConversationId != except, patience.Token))
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(10, patience.Token);
        }
    }
}
