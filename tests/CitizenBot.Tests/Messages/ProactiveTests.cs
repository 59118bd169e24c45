using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CitizenBot.Commands;
using CitizenBot.Commands.Outbox;
using CitizenBot.Storage;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace CitizenBot.Tests.Messages;

/// <summary>What the bot says when nobody has spoken to it, in a conversation that there is and in one that it begins.</summary>
public sealed class ProactiveTests : IAsyncLifetime
{
    private const string News = "Biblioteket i Angered har öppnat igen.";
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private RemoteChannel _channel = null!;
    private CitizenBotServer _server = null!;

    public async Task InitializeAsync() => _channel = await RemoteChannel.StartAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _channel.DisposeAsync();
    }

    [Fact]
    public async Task Days_later_a_citizen_hears_it_in_their_conversation_after_what_was_said_and_spoken_in_its_language()
    {
        await StartAsync(DatabaseKind.Sqlite);
        await PostAsync("old", "Hur ansöker jag om förskola?");
        await UntilAsync(() => _channel.Calls.Count > 0);
        _time.Jump(TimeSpan.FromDays(9));

        (await SayAsync(await IdAsync("old"), News)).ShouldBe((0, "It will be said."));
        await UntilAsync(() => _channel.Calls.Any(c => c.Text == News));

        var call = _channel.Calls[^1];
        (call.Method, call.Conversation, call.Activity, call.Text).ShouldBe(("POST", "old", null, News));
        var json = call.Json!.Value;
        json.TryGetProperty("replyToId", out _).ShouldBeFalse();
        json.GetProperty("locale").GetString().ShouldBe("sv");
        json.GetProperty("speak").GetString()!.ShouldContain("Angered");
        json.GetProperty("recipient").GetProperty("id").GetString().ShouldBe("citizen");
        json.GetProperty("channelData").GetProperty("author").GetString().ShouldBe("system");
    }

    [Fact]
    public async Task On_Direct_Line_it_is_shown_and_a_client_cannot_have_the_bot_say_it()
    {
        await StartAsync(DatabaseKind.Sqlite);
        var citizen = await _server.GreetedCitizenAsync();
        await citizen.SendEventAsync("ContinueConversation", new() { ["text"] = "Inte jag" });

        (await SayAsync(citizen.ConversationId, News)).Code.ShouldBe(0);
        await UntilAsync(async () => await citizen.PollAsync() >= 0 && citizen.FromBot.Any(r => r.Words == News));

        citizen.FromBot.ShouldNotContain(r => r.Words.Contains("Inte jag"));
        citizen.FromBot.Single(r => r.Words == News).ReplyToId.ShouldBeNull();
        var refused = await SayAsync(citizen.ConversationId, News, "--new");
        refused.Code.ShouldBe(1);
        refused.Said.ShouldContain("nobody to ask for a new one");
        (await SayAsync("nobody", News)).ShouldBe((1, "There is no conversation 'nobody'."));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_new_conversation_is_asked_for_under_one_request_id_and_what_is_said_in_it_follows_and_can_be_answered(DatabaseKind database)
    {
        await StartAsync(database);
        await PostAsync("old", "Hej");
        await UntilAsync(() => _channel.Calls.Count > 0);
        _channel.Answer = (call, before) => Task.FromResult(before < 2 ? 503 : 200);
        _channel.Body = call => call.Creates
            ? $$"""{"id":"{{RemoteChannel.IdOf(call)}}","serviceUrl":"http://127.0.0.1:9/elsewhere"}"""
            : $$"""{"id":"{{RemoteChannel.IdOf(call)}}"}""";

        (await SayAsync(await IdAsync("old"), News, "--new")).Code.ShouldBe(0);
        await UntilAsync(() => _channel.Calls.Count(c => c.Text == News) == 3);

        var asked = _channel.Calls.Where(c => c.Creates).ToList();
        asked.Count.ShouldBe(3);
        asked.Select(c => c.RequestId).Distinct().ShouldHaveSingleItem();
        var parameters = asked[^1].Json!.Value;
        parameters.GetProperty("isGroup").GetBoolean().ShouldBeFalse();
        parameters.GetProperty("bot").GetProperty("id").GetString().ShouldBe("bot");
        parameters.GetProperty("members")[0].GetProperty("id").GetString().ShouldBe("citizen");
        parameters.GetProperty("tenantId").GetString().ShouldBe("the-tenant");
        parameters.GetProperty("channelData").GetProperty("tenant").GetProperty("id").GetString().ShouldBe("the-tenant");

        var begun = RemoteChannel.IdOf(asked[^1]);
        var said = _channel.Calls.Where(c => c.Text == News).ToList();
        said.ShouldAllBe(c => c.Conversation == begun && c.Activity == null && c.RequestId == said[0].RequestId);
        said[0].Json!.Value.GetProperty("conversation").GetProperty("id").GetString().ShouldBe(begun);

        _channel.Answer = (_, _) => Task.FromResult(200);
        await PostAsync(begun, "Hur ansöker jag om förskola?");
        await UntilAsync(() => _channel.Calls.Any(c => c.Conversation == begun && c.Text.Contains("förskola", StringComparison.Ordinal)));
        await using var db = _server.OpenDatabase();
        (await db.Conversations.AsNoTracking().Select(c => c.ChannelConversationId).ToListAsync()).ShouldBe(["old", begun], ignoreOrder: true);
        (await db.Outbox.CountAsync(o => o.Dead)).ShouldBe(0);
        _server.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_channel_no_longer_takes_in_an_old_conversation_an_operator_has_delivered_in_a_new_one()
    {
        await StartAsync(DatabaseKind.Sqlite);
        _channel.Answer = (call, _) => Task.FromResult(call.Conversation == "gone" ? 404 : 200);
        await PostAsync("gone", "Tack så mycket!");
        await UntilAsync(() => _server.OpenDatabase().Outbox.Any(o => o.Dead));
        await using var db = _server.OpenDatabase();
        var dead = DeliveryId.Of(await db.Outbox.AsNoTracking().SingleAsync()).ToString();

        (await OutboxAsync("retry", "--all", "--new")).ShouldBe(2);
        (await OutboxAsync("retry", "channel/nothing/1", "--new")).ShouldBe(1);
        (await OutboxAsync("retry", dead, "--new")).ShouldBe(0);
        await UntilAsync(() => _channel.Calls.Any(c => c is { Creates: false } && c.Conversation != "gone"));

        var refused = _channel.Calls[0];
        var taken = _channel.Calls[^1];
        (taken.Text, taken.Activity, taken.Conversation).ShouldBe((refused.Text, null, RemoteChannel.IdOf(_channel.Calls.Single(c => c.Creates))));
        await OutboxDeliveries.DoneAsync(_server, _time);
        (await db.Outbox.CountAsync()).ShouldBe(0);
    }

    private async Task StartAsync(DatabaseKind database) => _server = await CitizenBotServer.StartAsync(new ServerOptions
    {
        Database = database, Time = _time, Settings = new Dictionary<string, string> { ["Bots:AllowAnonymous"] = "true", ["DirectLine:TokenSeconds"] = "86400" },
    });

    private async Task PostAsync(string conversation, string text)
    {
        using var response = await _server.Http.PostAsJsonAsync("api/messages", new JsonObject
        {
            ["type"] = "message", ["id"] = Guid.NewGuid().ToString(), ["text"] = text, ["channelId"] = "test", ["serviceUrl"] = _channel.ServiceUrl, ["locale"] = "sv",
            ["from"] = new JsonObject { ["id"] = "citizen" }, ["recipient"] = new JsonObject { ["id"] = "bot" },
            ["conversation"] = new JsonObject { ["id"] = conversation, ["tenantId"] = "the-tenant" },
        });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<string> IdAsync(string conversation)
    {
        await using var db = _server.OpenDatabase();
        return await db.Conversations.Where(c => c.ChannelConversationId == conversation).Select(c => c.Id).SingleAsync();
    }

    private async Task<(int Code, string Said)> SayAsync(string conversation, string text, params string[] more)
    {
        using var said = new StringWriter();
        var code = await SayCommand.RunAsync(["--conversation", conversation, "--text", text, .. more, .. Settings()], said, said);
        return (code, said.ToString().Trim());
    }

    private Task<int> OutboxAsync(params string[] arguments) =>
        OutboxCommand.RunAsync([.. arguments, .. Settings()], AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }));

    private IEnumerable<string> Settings() => _server.DatabaseSettings.Select(s => $"--{s.Key}={s.Value}");

    private Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, patience.Token);
        }
    }
}
