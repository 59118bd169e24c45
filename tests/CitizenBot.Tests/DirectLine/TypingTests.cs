using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CitizenBot.Tests.Desk;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.DirectLine;

public sealed class TypingTests(DeskServer desk) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task Typing_is_shown_to_open_streams_and_kept_nowhere()
    {
        var citizen = await desk.Server.GreetedCitizenAsync();
        var streamUrl = (await citizen.StartAsync()).Body.GetProperty("streamUrl").GetString()!;
        await using var socket = await StreamSocket.OpenAsync(streamUrl);
        await socket.UntilAsync(all => all.Any(r => r.Role == "bot"));

        using var response = await citizen.PostAsync(new JsonObject { ["type"] = "typing", ["from"] = new JsonObject { ["id"] = citizen.UserId } });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var id = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("id").GetString();
        await socket.UntilAsync(all => all.Any(r => r.Type == "typing"));
        socket.Received.Single(r => r.Type == "typing").Id.ShouldBe(id);

        await citizen.AskAsync("Hej");
        citizen.Received.ShouldNotContain(r => r.Type == "typing");
        await using var later = await StreamSocket.OpenAsync(streamUrl);
        await later.UntilAsync(all => all.Any(r => r.Words == "Hej"));
        later.Received.ShouldNotContain(r => r.Type == "typing");
    }

    [Fact]
    public async Task A_citizen_sees_that_the_agent_who_has_the_conversation_is_writing()
    {
        using var agent = await desk.AgentAsync("tyra", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync();
        await agent.PostAsync($"conversations/{citizen.ConversationId}/take", new { });
        await using var socket = await StreamSocket.OpenAsync((await citizen.StartAsync()).Body.GetProperty("streamUrl").GetString()!);
        await socket.UntilAsync(all => all.Any(r => r.Words.Contains("Tyra", StringComparison.Ordinal)));

        (await agent.StatusAsync(HttpMethod.Put, $"conversations/{citizen.ConversationId}/draft", new { text = "Jag ser att" })).ShouldBe(HttpStatusCode.NoContent);
        await socket.UntilAsync(all => all.Any(r => r.Type == "typing"));

        var typing = socket.Received.Single(r => r.Type == "typing");
        typing.Role.ShouldBe("bot");
        typing.Json.GetProperty("from").GetProperty("name").GetString().ShouldBe("Tyra");
        typing.Json.GetProperty("conversation").GetProperty("id").GetString().ShouldBe(citizen.ConversationId);
        typing.Json.TryGetProperty("text", out _).ShouldBeFalse();
    }
}
