using System.Net;
using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Channels;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Tests.Desk;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Handoff;

/// <summary>An agent hub in place of the desk, on a Monday morning when every team is there.</summary>
public sealed class WebhookHubTests : IAsyncLifetime
{
    private readonly List<string> _sent = [];
    private FakeHub _hub = null!;
    private DeskServer _desk = null!;
    private DeskClient _agent = null!;

    public async Task InitializeAsync()
    {
        _hub = await FakeHub.StartAsync();
        _desk = await DeskServer.StartAsync(new Dictionary<string, string>(_hub.Settings) { ["DirectLine:TokenSeconds"] = "86400" });
        _agent = DeskClient.For(_desk.Server);
        await _agent.SignInFirstAsync("admin", _desk.FirstPassword);
    }

    public async Task DisposeAsync()
    {
        _agent.Dispose();
        await _desk.DisposeAsync();
        await _hub.DisposeAsync();
    }

    [Fact]
    public async Task The_hub_gets_what_was_said_and_all_that_follows_and_the_citizen_gets_the_person_and_then_the_bot_back()
    {
        var citizen = await _desk.Server.GreetedCitizenAsync();
        await citizen.AskAsync("Hur ansöker jag om förskola?");
        await WaitsAsync(citizen);
        await TakenAsync(1);

        var initiation = _hub.Taken[0];
        initiation.GetProperty("name").GetString().ShouldBe("handoff.initiate");
        initiation.GetProperty("conversation").GetProperty("id").GetString().ShouldBe(citizen.ConversationId);
        initiation.GetProperty("relatesTo").GetProperty("user").GetProperty("id").GetString().ShouldBe(citizen.UserId);
        initiation.ToString().ShouldNotContain("serviceUrl");
        var about = initiation.GetProperty("value");
        (about.GetProperty("topic").GetString(), about.GetProperty("language").GetString(), about.GetProperty("priority").GetString()).ShouldBe(("forskola_ansokan", "sv", "normal"));
        var transcript = initiation.GetProperty("attachments")[0];
        transcript.GetProperty("name").GetString().ShouldBe("Transcript");
        var said = transcript.GetProperty("content").GetProperty("activities").EnumerateArray().Select(a => a.GetProperty("from").GetProperty("role").GetString()).ToList();
        said.ShouldBe(["bot", "user", "bot"]);

        // The bot is silent, the desk sees nothing, and a citizen cannot play the hub.
        (await _agent.ListAsync()).ShouldBeEmpty();
        await citizen.SayAsync("Jag väntar");
        await citizen.SendEventAsync("handoff.status", new() { ["state"] = "completed" });
        await citizen.SayAsync("fortfarande");
        await TakenAsync(3);
        _hub.Taken.Skip(1).Select(a => a.GetProperty("text").GetString()).ShouldBe(["Jag väntar", "fortfarande"]);
        (await _agent.StatusAsync(HttpMethod.Post, $"conversations/{citizen.ConversationId}/take")).ShouldBe(HttpStatusCode.NotFound);

        (await StatusAsync(citizen, "accepted", "s1", "Karin")).ShouldBe(HttpStatusCode.OK);
        (await SayAsync(citizen, "Hej, jag heter Karin.", "m1")).ShouldBe(HttpStatusCode.OK);
        (await SayAsync(citizen, "Hej, jag heter Karin.", "m1")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(citizen, "completed", "s2", "Karin")).ShouldBe(HttpStatusCode.OK);
        (await SayAsync(citizen, "En sak till", "m2")).ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Conflict);
        await citizen.UntilAsync(c => c.Received.Any(r => State(r) == "bot"));
        var answer = await citizen.AskAsync("Hur ansöker jag om förskola?");

        answer.Intent.ShouldBe("forskola_ansokan");
        citizen.Received.Select(State).OfType<string>().ShouldBe(["queued", "agent", "bot"]);
        var person = citizen.Received.Where(r => r.Json.TryGetProperty("channelData", out var data) && data.TryGetProperty("author", out var author) && author.GetString() == "agent").ToList();
        person.ShouldHaveSingleItem().Words.ShouldBe("Hej, jag heter Karin.");
        person[0].Json.GetProperty("from").GetProperty("name").GetString().ShouldBe("Karin");
        citizen.FromBot.ShouldContain(r => r.Words.StartsWith("Karin på", StringComparison.Ordinal));
        (await SayAsync(citizen, "För sent", "m3")).ShouldBe(HttpStatusCode.Conflict);
        (await SayAsync(citizen, "Hej, jag heter Karin.", "m1")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_written_while_the_hand_off_was_being_decided_reaches_the_hub_after_it()
    {
        var citizen = await _desk.Server.GreetedCitizenAsync();
        await using var db = _desk.Server.OpenDatabase();
        var reference = (await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == citizen.ConversationId)).ToReference();
        var (person, message) = (reference.GetContinuationActivity(), reference.GetContinuationActivity());
        (person.Name, message.Type, message.Name, message.Text) = (BotEvents.Person, ActivityTypes.Message, null, "En sak till");

        await _desk.Server.Services.GetRequiredService<ITurnWriter>().CommitAsync(
            new Commit(citizen.ConversationId, new ActivityAccepted(person, null, Visible: true), new ActivityAccepted(message, null, Visible: true)), CancellationToken.None);
        _desk.Server.Services.GetRequiredService<TurnQueue>().Signal(citizen.ConversationId);
        await TakenAsync(2);

        _hub.Taken[0].GetProperty("name").GetString().ShouldBe("handoff.initiate");
        _hub.Taken[1].GetProperty("text").GetString().ShouldBe("En sak till");
    }

    [Fact]
    public async Task An_emergency_is_answered_at_once_and_reaches_the_hub_as_urgent()
    {
        var citizen = await _desk.Server.GreetedCitizenAsync();
        await WaitsAsync(citizen);

        await citizen.SayAsync("Det brinner i huset");
        (await citizen.ReplyAsync(r => r.Words.Contains("112"))).Intent.ShouldBe("emergency");
        await TakenAsync(2);

        _hub.Taken[1].GetProperty("text").GetString().ShouldBe("Det brinner i huset");
        _hub.Taken[1].GetProperty("importance").GetString().ShouldBe("high");
    }

    [Fact]
    public async Task A_hub_that_declines_leaves_the_citizen_in_our_queue()
    {
        var citizen = await _desk.Server.GreetedCitizenAsync();
        await WaitsAsync(citizen);
        await TakenAsync(1);

        (await StatusAsync(citizen, "failed", "s1")).ShouldBe(HttpStatusCode.OK);
        await citizen.NextAsync(r => r.Name == "citizenbot/queue");

        citizen.Received.Select(State).OfType<string>().ShouldBe(["queued", "bot", "queued"]);
        citizen.FromBot.ShouldContain(r => r.Words.Contains("gick inte att lämna över"));
        (await _agent.ListAsync()).ShouldBe([citizen.ConversationId]);
        await _agent.TakeAsync(citizen);
    }

    [Fact]
    public async Task A_hub_that_declines_when_our_people_have_gone_home_leaves_the_citizen_a_way_to_leave_a_message()
    {
        var citizen = await _desk.Server.GreetedCitizenAsync();
        await WaitsAsync(citizen);
        await TakenAsync(1);
        _desk.Time.Advance(TimeSpan.FromHours(12));

        (await StatusAsync(citizen, "failed", "s1")).ShouldBe(HttpStatusCode.OK);
        await citizen.ReplyAsync(r => r.Words.Contains("lämna ett meddelande"));
        await citizen.AskAsync("Min fråga");
        await citizen.AskAsync("Anna, anna@example.com");

        await using var db = _desk.Server.OpenDatabase();
        var left = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == citizen.ConversationId);
        left.Status.ShouldBe("message");
        left.Contact.ShouldNotBeNull().ShouldContain("anna@example.com");
    }

    [Fact]
    public async Task A_hub_that_is_down_is_tried_under_one_id_across_a_restart_and_then_given_up_for_our_queue()
    {
        _hub.Answer = _ => 503;
        var citizen = await _desk.Server.GreetedCitizenAsync();
        await WaitsAsync(citizen);
        await citizen.SayAsync("Hallå?");
        await UntilAsync(() => _hub.Calls.Count > 1);

        await _desk.Server.RestartAsync();
        citizen.Http = _desk.Server.Http;
        await UntilAsync(() => _hub.Calls.Count >= 8);
        await _desk.RunClockUntilAsync(citizen.UntilAsync(c => c.Received.Count(r => State(r) == "queued") == 2));

        _hub.Calls.Take(8).Select(c => c.Id).Distinct().ShouldHaveSingleItem();
        _hub.Calls.Select(c => c.Timestamp).Distinct().Count().ShouldBeGreaterThan(1);
        (await MovedAgent().ListAsync()).ShouldBe([citizen.ConversationId]);
    }

    [Fact]
    public async Task A_citizen_who_leaves_is_the_bots_again_and_the_hub_is_told()
    {
        var citizen = await _desk.Server.GreetedCitizenAsync();
        await WaitsAsync(citizen);

        await citizen.SendEventAsync("citizenbot/leave-queue");
        await citizen.UntilAsync(c => c.Received.Any(r => State(r) == "bot"));
        await TakenAsync(2);

        _hub.Taken[1].GetProperty("type").GetString().ShouldBe("endOfConversation");
        _hub.Taken[1].GetProperty("code").GetString().ShouldBe("userCancelled");
        (await StatusAsync(citizen, "accepted", "s1")).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Whoever_does_not_sign_as_the_hub_is_refused()
    {
        var citizen = await _desk.Server.GreetedCitizenAsync();
        await WaitsAsync(citizen);
        await TakenAsync(1);
        var message = Message(citizen, "Jag är navet");
        var own = _hub.Calls[0];

        (await PostAsync("x1", message, signature: "v1,AAAA")).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync("x1", message, signature: "")).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync("x1", message, TimeSpan.FromMinutes(-6))).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync("x1", message, TimeSpan.FromMinutes(6))).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync("", message)).ShouldBe(HttpStatusCode.Unauthorized);

        // What we sent the hub, sent back to us as it was signed.
        (await PostAsync(own.Id, own.Json)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync("x1", message, assistant: "goteborg-com")).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync("x1", message, assistant: "nobody")).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync("x2", new { type = "message", text = "x", conversation = new { id = "none" } })).ShouldBe(HttpStatusCode.NotFound);
        foreach (var bad in (object[])[1, "x", new { }, new { type = "typing", conversation = new { id = citizen.ConversationId } },
            new { type = "message", conversation = new { id = citizen.ConversationId } }, new { type = "message", text = "a\0b", conversation = new { id = citizen.ConversationId } },
            new { type = "event", name = "handoff.status", value = new { state = "typing" }, conversation = new { id = citizen.ConversationId } },
            new { type = "event", name = "handoff.status", value = "accepted", conversation = new { id = citizen.ConversationId } }])
        {
            (await PostAsync("x3", bad)).ShouldBe(HttpStatusCode.BadRequest, JsonSerializer.Serialize(bad));
        }

        await citizen.PollAsync();
        citizen.Received.ShouldNotContain(r => r.Words == "Jag är navet");
        _desk.Server.Log.Errors.ShouldBeEmpty();
    }

    private static string? State(Received received) => received.Name == "citizenbot/service-state" ? received.Json.GetProperty("value").GetProperty("state").GetString() : null;

    private static object Message(DirectLineCitizen citizen, string text) =>
        new { type = "message", text, from = new { id = "karin", name = "Karin" }, conversation = new { id = citizen.ConversationId } };

    private static async Task WaitsAsync(DirectLineCitizen citizen)
    {
        await citizen.SendEventAsync("citizenbot/person");
        await citizen.NextAsync(r => State(r) == "queued");
    }

    private Task<HttpStatusCode> StatusAsync(DirectLineCitizen citizen, string state, string id, string? agent = null) => PostAsync(
        id, new { type = "event", name = "handoff.status", value = new { state }, from = new { id = "hub", name = agent }, conversation = new { id = citizen.ConversationId } });

    private Task<HttpStatusCode> SayAsync(DirectLineCitizen citizen, string text, string id) => PostAsync(id, Message(citizen, text));

    private Task<HttpStatusCode> PostAsync(string id, object activity, TimeSpan late = default, string? signature = null, string assistant = "goteborg-se") =>
        _hub.SendAsync(_desk.Server.Http, id, activity, _desk.Time.GetUtcNow() + late, signature, assistant);

    private DeskClient MovedAgent() => _agent = _agent.MovedTo(_desk.Server);

    private Task TakenAsync(int count) => UntilAsync(() => _hub.Taken.Count >= count);

    private async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            _desk.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20, patience.Token);
        }
    }
}
