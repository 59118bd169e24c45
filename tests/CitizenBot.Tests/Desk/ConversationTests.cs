using System.Net;
using System.Text.Json;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Storage;
using CitizenBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Desk;

public sealed class ConversationTests(DeskServer desk) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task A_waiting_conversation_is_summarized_as_documented()
    {
        using var agent = await desk.AgentAsync("sara", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync("ar", "كيف أقدم على روضة أطفال؟");

        var list = await agent.GetAsync("conversations");
        var summary = list.GetProperty("conversations").EnumerateArray().Single(c => c.GetProperty("id").GetString() == citizen.ConversationId);

        summary.GetProperty("assistant").GetString().ShouldBe("goteborg-se");
        summary.GetProperty("status").GetString().ShouldBe("queued");
        summary.GetProperty("team").GetString().ShouldBe("kontaktcenter");
        summary.GetProperty("topic").GetString().ShouldBe("forskola_ansokan");
        summary.GetProperty("topicTitle").GetString()!.ShouldContain("förskola");
        summary.GetProperty("language").GetString().ShouldBe("ar");
        summary.GetProperty("priority").GetString().ShouldBe("normal");
        summary.GetProperty("sensitive").GetBoolean().ShouldBeFalse();
        summary.GetProperty("since").GetString()!.ShouldStartWith("2026-11-23T");
        summary.GetProperty("reason").GetString().ShouldBe("asked");
        summary.GetProperty("lastText").GetString().ShouldBe("كيف أقدم على روضة أطفال؟");
        summary.TryGetProperty("agent", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_conversation_shows_everything_said_with_the_bots_reasons()
    {
        using var agent = await desk.AgentAsync("rut", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync("sv", "Hur ansöker jag om förskola?");

        var detail = await agent.GetAsync($"conversations/{citizen.ConversationId}");
        var activities = detail.GetProperty("activities").EnumerateArray().Select(a => new Received(a)).ToList();

        activities.Select(a => a.Id).ShouldBe(activities.Select(a => a.Id).Order(StringComparer.Ordinal));
        activities.ShouldContain(a => a.Role == "user" && a.Words == "Hur ansöker jag om förskola?");
        activities.ShouldContain(a => a.Intent == "forskola_ansokan" && a.Outcome == "answer");
        detail.GetProperty("watermark").GetString().ShouldBe(long.Parse(activities[^1].Id[^7..], System.Globalization.CultureInfo.InvariantCulture).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_citizen_hears_who_took_over_what_they_write_and_that_the_bot_is_back_and_the_bot_is_silent_meanwhile()
    {
        using var agent = await desk.AgentAsync("anna", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync("sv");

        (await agent.TakeAsync(citizen)).GetProperty("agent").GetProperty("displayName").GetString().ShouldBe("Anna");
        var state = await citizen.NextAsync(r => r.Name == "citizenbot/service-state");
        state.Json.GetProperty("value").GetProperty("state").GetString().ShouldBe("agent");
        state.Json.GetProperty("value").GetProperty("agent").GetString().ShouldBe("Anna");
        var taken = await citizen.ReplyAsync();
        taken.Words.ShouldStartWith("Anna på Kontaktcenter");
        Author(taken).ShouldBe("system");
        taken.Locale.ShouldBe("sv");

        await citizen.SayAsync("Hur ansöker jag om förskola?");
        await agent.SayAsync(citizen, "Hej! Jag hjälper dig.", "m-1");
        var message = await citizen.ReplyAsync();
        message.Words.ShouldBe("Hej! Jag hjälper dig.");
        Author(message).ShouldBe("agent");
        message.ClientId.ShouldBe("m-1");
        message.Json.GetProperty("from").GetProperty("id").GetString().ShouldBe("anna");
        message.Json.GetProperty("from").GetProperty("name").GetString().ShouldBe("Anna");
        message.Json.GetProperty("recipient").GetProperty("id").GetString().ShouldBe(citizen.UserId);
        message.Json.GetProperty("conversation").GetProperty("id").GetString().ShouldBe(citizen.ConversationId);

        (await agent.PostAsync($"conversations/{citizen.ConversationId}/give-back")).GetProperty("status").GetString().ShouldBe("bot");
        Author(await citizen.ReplyAsync()).ShouldBe("system");
        (await citizen.AskAsync("Hur ansöker jag om förskola?")).Intent.ShouldBe("forskola_ansokan");

        // The question asked while Anna had the conversation got no answer, then or later.
        citizen.Received.Count(r => r.Intent == "forskola_ansokan").ShouldBe(1);
    }

    [Fact]
    public async Task A_closed_conversation_leaves_the_list_can_be_read_and_begins_again_with_the_bot()
    {
        using var agent = await desk.AgentAsync("karin", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync("en");
        await agent.TakeAsync(citizen);

        (await agent.PostAsync($"conversations/{citizen.ConversationId}/close")).GetProperty("status").GetString().ShouldBe("closed");

        (await agent.ListAsync()).ShouldNotContain(citizen.ConversationId);
        (await agent.GetAsync($"conversations/{citizen.ConversationId}")).GetProperty("status").GetString().ShouldBe("closed");
        (await agent.StatusAsync(HttpMethod.Post, $"conversations/{citizen.ConversationId}/take")).ShouldBe(HttpStatusCode.Conflict);
        (await citizen.AskAsync("How do I apply for preschool?")).Outcome.ShouldBe("answer");
        (await agent.StatusAsync(HttpMethod.Get, $"conversations/{citizen.ConversationId}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_same_message_id_is_stored_once()
    {
        using var agent = await desk.AgentAsync("maja", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync();
        await agent.TakeAsync(citizen);

        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await agent.SayAsync(citizen, "En gång.", "same")).GetProperty("id").GetString()));
        await agent.SayAsync(citizen, "Slut.");

        ids.Distinct().ShouldHaveSingleItem();
        await citizen.ReplyAsync(r => r.Words == "Slut.");
        citizen.Received.Count(r => r.Words == "En gång.").ShouldBe(1);
    }

    [Fact]
    public async Task Of_twenty_agents_who_take_at_once_exactly_one_has_the_conversation()
    {
        using var first = await desk.AgentAsync("tage", "kontaktcenter");
        using var second = await desk.AgentAsync("tilda", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync();

        // The citizen writes in the same moment, which must cost nobody their take.
        var writing = citizen.SayAsync("Är någon där?");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            (i % 2 == 0 ? first : second).SendAsync(HttpMethod.Post, $"conversations/{citizen.ConversationId}/take", new { })));
        await writing;

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(19);
        await citizen.NextAsync(r => r.Words.Contains("Kontaktcenter", StringComparison.Ordinal) && Author(r) == "system");
        citizen.Received.Count(r => Author(r) == "system").ShouldBe(1);
    }

    [Fact]
    public async Task Only_who_has_a_conversation_writes_drafts_gives_back_and_closes()
    {
        using var owner = await desk.AgentAsync("gun", "kontaktcenter");
        using var other = await desk.AgentAsync("gerd", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync();
        var path = $"conversations/{citizen.ConversationId}";

        (await owner.StatusAsync(HttpMethod.Post, $"{path}/messages", new { id = "1", text = "x" })).ShouldBe(HttpStatusCode.Conflict);
        await owner.TakeAsync(citizen);

        foreach (var (method, command, body) in new (HttpMethod, string, object)[]
        {
            (HttpMethod.Post, "take", new { }), (HttpMethod.Post, "messages", new { id = "1", text = "x" }), (HttpMethod.Put, "draft", new { text = "x" }),
            (HttpMethod.Post, "give-back", new { }), (HttpMethod.Post, "close", new { }),
        })
        {
            var problem = await other.ExpectAsync(HttpStatusCode.Conflict, method, $"{path}/{command}", body);
            problem.GetProperty("detail").GetString().ShouldBe("Gun has the conversation.");
        }
    }

    [Theory]
    [InlineData("1", "")]
    [InlineData("1", " \n ")]
    [InlineData("1", null)]
    [InlineData("", "text")]
    [InlineData(null, "text")]
    public async Task A_message_without_text_or_id_is_refused(string? id, string? text)
    {
        (await desk.Admin.StatusAsync(HttpMethod.Post, "conversations/any/messages", new { id, text })).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_message_or_id_that_is_too_long_is_refused()
    {
        var citizen = await desk.QueuedCitizenAsync();
        await desk.Admin.TakeAsync(citizen);
        var path = $"conversations/{citizen.ConversationId}/messages";

        (await desk.Admin.StatusAsync(HttpMethod.Post, path, new { id = "1", text = new string('å', 4001) })).ShouldBe(HttpStatusCode.BadRequest);
        (await desk.Admin.StatusAsync(HttpMethod.Post, path, new { id = new string('1', 101), text = "x" })).ShouldBe(HttpStatusCode.BadRequest);
        (await desk.Admin.StatusAsync(HttpMethod.Post, path, new { id = new string('1', 100), text = new string('å', 4000) })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_late_answer_of_the_bot_is_discarded_when_an_agent_has_taken_over()
    {
        // A left message is with the bot until an agent takes it, so both may want to write in the same moment.
        var rounds = TestSeed.Long ? 10_000 : 30;
        const int RoundsOfOne = 60;
        using var agent = await desk.AgentAsync("olga", "kontaktcenter");
        var writer = desk.Server.Services.GetRequiredService<ITurnWriter>();
        var contact = new ContactDetails(null, "nina@example.org", null, "Ring mig");
        for (var round = 0; round < rounds;)
        {
            var citizen = await desk.Server.GreetedCitizenAsync();
            var path = $"conversations/{citizen.ConversationId}";
            for (var of = 0; of < RoundsOfOne && round < rounds; of++, round++)
            {
                await writer.CommitAsync(new Commit(citizen.ConversationId, new MessageLeft("kontaktcenter", null, contact, HandoffPriority.Normal, false)), CancellationToken.None);
                var asking = citizen.SayAsync("Hur ansöker jag om förskola?");
                for (var delay = round % 8; delay > 0; delay--)
                {
                    await Task.Yield();
                }

                await agent.TakeAsync(citizen);
                await asking;
                await agent.SayAsync(citizen, "Jag har det.");
                await agent.PostAsync($"{path}/give-back");
            }

            // Once the bot has answered this one, no turn before it is left.
            await citizen.AskAsync("Hur ansöker jag om förskola?");
            await using var db = desk.Server.OpenDatabase();
            var has = "bot";
            foreach (var activity in db.Activities.Where(a => a.ConversationId == citizen.ConversationId && a.Visible && !a.Inbound).OrderBy(a => a.Sequence).AsEnumerable()
                .Select(a => new Received(JsonDocument.Parse(a.Json).RootElement)))
            {
                has = activity.Name == "citizenbot/service-state" ? activity.Json.GetProperty("value").GetProperty("state").GetString() : has;
                (has == "agent" && Author(activity) == "bot").ShouldBeFalse($"The bot wrote while the agent had the conversation: {activity.Json}");
            }
        }
    }

    private static string? Author(Received activity) =>
        activity.Json.TryGetProperty("channelData", out var data) && data.TryGetProperty("author", out var author) ? author.GetString() : null;
}
