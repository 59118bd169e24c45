using System.Net;
using System.Text.Json;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Desk;

public sealed class TransferTests(DeskServer desk) : IClassFixture<DeskServer>
{
    private const string Secret = "HEMLIGT-7F3A";
    private const string SensitiveQuestion = "Hur ansöker jag om ekonomiskt bistånd?";

    private static readonly string[] Tags = ["  Förskola ", "ring  upp", "förskola"];

    [Fact]
    public async Task A_colleague_gets_the_conversation_with_a_note_and_the_citizen_hears_who_it_is()
    {
        using var first = await desk.AgentAsync("asta", "kontaktcenter");
        using var second = await desk.AgentAsync("berit", "kontaktcenter");
        using var elsewhere = await desk.AgentAsync("cecilia", "turist");
        var citizen = await desk.QueuedCitizenAsync();
        var path = $"conversations/{citizen.ConversationId}";
        (await first.StatusAsync(HttpMethod.Post, $"{path}/transfer", new { agent = "berit" })).ShouldBe(HttpStatusCode.Conflict);
        await first.TakeAsync(citizen);
        await first.ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Put, $"{path}/draft", new { text = "halvskrivet" });

        var targets = await first.GetAsync($"{path}/transfer");
        var colleagues = targets.GetProperty("agents").EnumerateArray().Select(a => a.GetProperty("userName").GetString()).ToList();
        colleagues.ShouldContain("berit");
        colleagues.ShouldNotContain("asta");
        colleagues.ShouldNotContain("cecilia");
        foreach (var refused in new object[] { new { agent = "asta" }, new { agent = "cecilia" }, new { agent = "nobody" }, new { team = "nowhere" }, new { team = "kontaktcenter" }, new { }, new { agent = "berit", team = "turist" } })
        {
            (await first.StatusAsync(HttpMethod.Post, $"{path}/transfer", refused)).ShouldBe(HttpStatusCode.BadRequest);
        }

        var after = await first.PostAsync($"{path}/transfer", new { agent = "berit", note = Secret });

        after.GetProperty("agent").GetProperty("userName").GetString().ShouldBe("berit");
        await citizen.ReplyAsync(r => r.Words.StartsWith("Berit på Kontaktcenter", StringComparison.Ordinal));
        (await first.StatusAsync(HttpMethod.Post, $"{path}/messages", new { id = "1", text = "x" })).ShouldBe(HttpStatusCode.Conflict);
        await second.SayAsync(citizen, "Hej igen!");
        (await second.GetAsync(path)).TryGetProperty("draft", out _).ShouldBeFalse();
        var note = (await second.GetAsync($"{path}/notes")).GetProperty("notes").EnumerateArray().ShouldHaveSingleItem();
        note.GetProperty("text").GetString().ShouldBe(Secret);
        note.GetProperty("agent").GetProperty("displayName").GetString().ShouldBe("Asta");
    }

    [Fact]
    public async Task Another_team_gets_it_where_it_stood_by_its_wait_and_the_citizen_hears_the_new_place()
    {
        using var agent = await desk.AgentAsync("disa", "kontaktcenter");
        using var social = await desk.AgentAsync("elsa", "socialtjanst");
        var citizen = await desk.QueuedCitizenAsync();
        var path = $"conversations/{citizen.ConversationId}";
        var since = (await agent.TakeAsync(citizen)).GetProperty("since").GetString();
        await citizen.ReplyAsync(r => r.Words.StartsWith("Disa", StringComparison.Ordinal));

        (await agent.PostAsync($"{path}/transfer", new { team = "socialtjanst" })).GetProperty("status").GetString().ShouldBe("queued");

        var state = await citizen.NextAsync(r => r.Name == "citizenbot/service-state");
        state.Json.GetProperty("value").GetProperty("state").GetString().ShouldBe("queued");
        await citizen.NextAsync(r => r.Name == "citizenbot/queue");
        (await agent.ListAsync()).ShouldNotContain(citizen.ConversationId);
        (await agent.StatusAsync(HttpMethod.Get, $"{path}/notes")).ShouldBe(HttpStatusCode.NotFound);
        (await social.ListAsync()).ShouldContain(citizen.ConversationId);
        (await social.TakeAsync(citizen)).GetProperty("since").GetString().ShouldBe(since);
    }

    [Fact]
    public async Task A_sensitive_matter_goes_to_cleared_teams_only()
    {
        using var social = await desk.AgentAsync("frida", "socialtjanst");
        var citizen = await desk.QueuedCitizenAsync("sv", SensitiveQuestion);
        var path = $"conversations/{citizen.ConversationId}";
        await social.TakeAsync(citizen);

        (await social.GetAsync($"{path}/transfer")).GetProperty("teams").EnumerateArray().Select(t => t.GetProperty("id").GetString()).ShouldNotContain("kontaktcenter");
        (await social.StatusAsync(HttpMethod.Post, $"{path}/transfer", new { team = "kontaktcenter" })).ShouldBe(HttpStatusCode.BadRequest);
        (await social.GetAsync(path)).GetProperty("agent").GetProperty("userName").GetString().ShouldBe("frida");
    }

    [Fact]
    public async Task Notes_tags_and_endings_are_shown_to_colleagues_and_in_no_way_to_the_citizen()
    {
        using var agent = await desk.AgentAsync("greta", "kontaktcenter");
        using var colleague = await desk.AgentAsync("hedda", "kontaktcenter");
        using var elsewhere = await desk.AgentAsync("ines", "turist");
        var citizen = await desk.QueuedCitizenAsync("sv", "Hur ansöker jag om förskola?");
        var path = $"conversations/{citizen.ConversationId}";
        var (_, started) = await citizen.StartAsync();
        await using var stream = await StreamSocket.OpenAsync(started.GetProperty("streamUrl").GetString()!);
        await agent.TakeAsync(citizen);

        // The same note twice is one note; a colleague who only reads along may write one too.
        await agent.PostAsync($"{path}/notes", new { id = "n1", text = Secret });
        await agent.PostAsync($"{path}/notes", new { id = "n1", text = Secret });
        await colleague.PostAsync($"{path}/notes", new { id = "n2", text = $"{Secret}: ring först" });
        await agent.ExpectAsync(HttpStatusCode.OK, HttpMethod.Put, $"{path}/tags", new { tags = Tags });
        (await elsewhere.StatusAsync(HttpMethod.Post, $"{path}/notes", new { id = "n3", text = "x" })).ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.StatusAsync(HttpMethod.Put, $"{path}/tags", new { tags = Tags })).ShouldBe(HttpStatusCode.NotFound);

        // Whatever is sent about notes to the citizen would have come before what is said after them.
        await agent.SayAsync(citizen, "Klart nu.");
        await agent.PostAsync($"{path}/close", new { outcome = "solved", note = $"{Secret} på slutet" });
        await citizen.ReplyAsync(r => r.Words.StartsWith("Samtalet är avslutat", StringComparison.Ordinal));
        await stream.UntilAsync(received => received.Any(r => r.Words.StartsWith("Samtalet är avslutat", StringComparison.Ordinal)));

        var kept = await colleague.GetAsync($"{path}/notes");
        kept.GetProperty("notes").EnumerateArray().Select(n => n.GetProperty("text").GetString()).ShouldBe([Secret, $"{Secret}: ring först", $"{Secret} på slutet"], ignoreOrder: true);
        kept.GetProperty("tags").EnumerateArray().Select(t => t.GetString()).ShouldBe(["förskola", "ring upp"]);
        var ending = kept.GetProperty("endings").EnumerateArray().ShouldHaveSingleItem();
        ending.GetProperty("outcome").GetString().ShouldBe("solved");
        var report = ending.GetProperty("report");
        report.GetProperty("topics").EnumerateArray().Select(t => t.GetString()).ShouldContain(t => t!.Contains("förskola", StringComparison.OrdinalIgnoreCase));
        report.GetProperty("fromCitizen").GetInt32().ShouldBe(1);
        report.GetProperty("fromAgents").GetInt32().ShouldBe(1);
        report.GetProperty("agents").EnumerateArray().Select(a => a.GetString()).ShouldBe(["Greta"]);
        report.TryGetProperty("taken", out _).ShouldBeTrue();

        // Every way in which the citizen reads the conversation, and its file. What is looked for is ASCII, which no JSON escapes.
        using var poll = await citizen.SendAsync(HttpMethod.Get, $"v3/directline/conversations/{citizen.ConversationId}/activities");
        using var mine = await citizen.SendAsync(HttpMethod.Get, $"v3/directline/conversations/{citizen.ConversationId}/my-data");
        using var transcript = await agent.SendAsync(HttpMethod.Get, $"{path}/transcript");
        foreach (var seen in new[]
        {
            await poll.Content.ReadAsStringAsync(), await mine.Content.ReadAsStringAsync(), await transcript.Content.ReadAsStringAsync(), string.Join('\n', stream.Received.Select(r => r.Json.GetRawText())),
        })
        {
            seen.ShouldContain("Klart nu.");
            seen.ShouldNotContain(Secret);
            seen.ShouldNotContain("ring upp");
            seen.ShouldNotContain("solved");
        }
    }

    [Theory]
    [InlineData("POST", "notes", """{"id":"1","text":" "}""")]
    [InlineData("POST", "notes", """{"text":"x"}""")]
    [InlineData("PUT", "tags", """{"tags":["<b>"]}""")]
    [InlineData("PUT", "tags", """{"tags":["1","2","3","4","5","6","7","8","9","10","11"]}""")]
    [InlineData("PUT", "tags", "{}")]
    [InlineData("POST", "close", """{"outcome":"won"}""")]
    public async Task What_cannot_be_kept_is_refused(string method, string command, string body)
    {
        var json = JsonDocument.Parse(body).RootElement;

        (await desk.Admin.StatusAsync(new HttpMethod(method), $"conversations/any/{command}", json)).ShouldBe(HttpStatusCode.BadRequest);
    }
}
