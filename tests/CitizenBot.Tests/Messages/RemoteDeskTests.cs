using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CitizenBot.Tests.Desk;

namespace CitizenBot.Tests.Messages;

/// <summary>A citizen on a remote channel, and an agent who writes to them when no request of theirs is open.</summary>
public sealed class RemoteDeskTests : IAsyncLifetime
{
    private RemoteChannel _channel = null!;
    private DeskServer _desk = null!;

    public async Task InitializeAsync()
    {
        _channel = await RemoteChannel.StartAsync();
        _desk = await DeskServer.StartAsync(new Dictionary<string, string> { ["Bots:AllowAnonymous"] = "true" });
    }

    public async Task DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _channel.DisposeAsync();
    }

    [Fact]
    public async Task An_agents_message_reaches_the_channel_after_what_was_said_before_and_under_the_bots_id()
    {
        using var agent = DeskClient.For(_desk.Server);
        await agent.SignInFirstAsync("admin", _desk.FirstPassword);
        await PostAsync("message", "in-1", text: "Hej");
        await PostAsync("event", "in-2", name: "citizenbot/person");
        await ArrivedAsync(() => Named("citizenbot/queue"));

        var id = (await agent.ListAsync()).ShouldHaveSingleItem();
        await agent.PostAsync($"conversations/{id}/take");
        await agent.PostAsync($"conversations/{id}/messages", new { id = "m1", text = "Hej, det är Anna." });
        await ArrivedAsync(() => _channel.Calls.Any(c => c.Text == "Hej, det är Anna."));

        var call = _channel.Calls[^1];
        call.Text.ShouldBe("Hej, det är Anna.");
        (call.Method, call.Conversation, call.Activity).ShouldBe(("POST", "conversation", null));
        call.Json!.Value.GetProperty("from").GetProperty("id").GetString().ShouldBe("bot");
        call.Json.Value.GetProperty("recipient").GetProperty("id").GetString().ShouldBe("citizen");
        _channel.Calls.Where(c => c.Activity == "in-1").ShouldNotBeEmpty();
        _channel.Calls.Select(c => c.RequestId).ShouldBeUnique();
    }

    private bool Named(string name) =>
        _channel.Calls.Any(c => c.Json is { } json && json.TryGetProperty("name", out var found) && found.GetString() == name);

    private async Task PostAsync(string type, string id, string? text = null, string? name = null)
    {
        using var response = await _desk.Server.Http.PostAsJsonAsync("api/messages", new JsonObject
        {
            ["type"] = type, ["id"] = id, ["text"] = text, ["name"] = name, ["channelId"] = "test", ["serviceUrl"] = _channel.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = "citizen" }, ["recipient"] = new JsonObject { ["id"] = "bot" },
            ["conversation"] = new JsonObject { ["id"] = "conversation" },
        });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task ArrivedAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            _desk.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(10, patience.Token);
        }
    }
}
