using CitizenBot.Tests.Desk;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Handoff;

/// <summary>The bot as one of a channel's agents: it asks for a person by an event on the channel, and hears from it what became of that.</summary>
public sealed class ChannelHubTests : IAsyncLifetime
{
    private DeskServer _desk = null!;

    public async Task InitializeAsync() => _desk = await DeskServer.StartAsync(new Dictionary<string, string> { ["Handoff:goteborg-se:Hub"] = "channel" });

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task The_channel_gets_the_event_with_the_transcript_and_its_status_events_decide()
    {
        var citizen = await _desk.Server.GreetedCitizenAsync("en");
        await citizen.SendEventAsync("citizenbot/person");
        var initiation = await citizen.NextAsync(r => r.Name == "handoff.initiate");
        initiation.Json.GetProperty("value").GetProperty("language").GetString().ShouldBe("en");
        initiation.Json.GetProperty("attachments")[0].GetProperty("content").GetProperty("activities").GetArrayLength().ShouldBe(1);
        initiation.Json.GetProperty("relatesTo").GetProperty("conversation").GetProperty("id").GetString().ShouldBe(citizen.ConversationId);

        await citizen.SendEventAsync("handoff.status", new() { ["state"] = "accepted" });
        await citizen.ReplyAsync(r => r.Words.StartsWith("Somebody at", StringComparison.Ordinal));
        var silent = await citizen.SayAsync("How do I apply for preschool?");
        await citizen.SendEventAsync("handoff.status", new() { ["state"] = "typing" });
        await citizen.SendEventAsync("handoff.status", new() { ["state"] = "completed" });
        await citizen.ReplyAsync(r => r.Words.Contains("automatic assistant again"));

        citizen.FromBot.ShouldNotContain(r => r.ReplyToId == silent);
        (await citizen.AskAsync("How do I apply for preschool?")).Intent.ShouldBe("forskola_ansokan");
        await citizen.SendEventAsync("handoff.status", new() { ["state"] = "completed" });
        await citizen.SendEventAsync("citizenbot/person");
        await citizen.NextAsync(r => r.Name == "handoff.initiate");
        await citizen.SendEventAsync("handoff.status", new() { ["state"] = "failed" });
        await citizen.NextAsync(r => r.Name == "citizenbot/queue");
    }
}
