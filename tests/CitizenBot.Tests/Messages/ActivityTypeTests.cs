using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.Messages;

/// <summary>Every kind of activity through the messages endpoint, answered in the response.</summary>
public sealed class ActivityTypeTests(AnonymousServer anonymous) : IClassFixture<AnonymousServer>
{
    private readonly CitizenBotServer _server = anonymous.Server;

    [Theory]
    [InlineData("""{"type":"message","text":"Hej"}""", 1)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"u"},{"id":"goteborg-se"}]}""", 1)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"goteborg-se"}]}""", 0)]
    [InlineData("""{"type":"conversationUpdate","membersRemoved":[{"id":"u"}]}""", 0)]
    [InlineData("""{"type":"contactRelationUpdate","action":"add"}""", 0)]
    [InlineData("""{"type":"typing"}""", 0)]
    [InlineData("""{"type":"event","name":"never-heard-of"}""", 0)]
    [InlineData("""{"type":"event","name":"ContinueConversation"}""", 0)]
    [InlineData("""{"type":"messageReaction","replyToId":"1","reactionsRemoved":[{"type":"like"}]}""", 0)]
    [InlineData("""{"type":"messageUpdate","text":"Hej"}""", 0)]
    [InlineData("""{"type":"messageDelete"}""", 0)]
    [InlineData("""{"type":"endOfConversation","code":"userCancelled"}""", 0)]
    [InlineData("""{"type":"installationUpdate","action":"add"}""", 0)]
    [InlineData("""{"type":"deleteUserData"}""", 1)]
    [InlineData("""{"type":"command","name":"application/x.test","value":{"commandId":"1"}}""", 0)]
    [InlineData("""{"type":"commandResult","name":"application/x.test","value":{"commandId":"1"}}""", 0)]
    [InlineData("""{"type":"suggestion","textHighlights":[{"text":"a","occurrence":1}]}""", 0)]
    [InlineData("""{"type":"trace","name":"t"}""", 0)]
    [InlineData("""{"type":"handoff"}""", 0)]
    [InlineData("""{"type":"neverHeardOf"}""", 0)]
    public async Task Every_type_is_taken_and_the_replies_are_expected_ones(string json, int replies)
    {
        var (status, body) = await PostAsync(Activity(json));

        status.ShouldBe(200);
        body.GetProperty("activities").GetArrayLength().ShouldBe(replies);
        foreach (var reply in body.GetProperty("activities").EnumerateArray())
        {
            XElement.Parse(reply.GetProperty("speak").GetString()!).Name.LocalName.ShouldBe("speak");
            reply.GetProperty("inputHint").GetString().ShouldBe("acceptingInput");
            reply.GetProperty("textFormat").GetString().ShouldNotBeNull();
            foreach (var field in new[] { "serviceUrl", "callerId", "deliveryMode" })
            {
                reply.TryGetProperty(field, out _).ShouldBeFalse(field);
            }
        }

        _server.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("expectReplies")]
    public async Task An_invoke_that_the_bot_does_not_know_is_not_implemented_whatever_delivery_it_asks_for(string mode)
    {
        var invoke = Activity("""{"type":"invoke","name":"application/search","value":{}}""");
        invoke["deliveryMode"] = mode;

        (await PostAsync(invoke)).Status.ShouldBe(501);
    }

    [Theory]
    [InlineData("""{"type":"message","text":7}""", "text")]
    [InlineData("""{"type":"message","text":"a","text":"b"}""", "text")]
    [InlineData("""{"type":"message","from":"u"}""", "from")]
    [InlineData("""{"type":""}""", "type")]
    [InlineData("""{"type":"message","channelData":"x"}""", "channelData")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"a/b","content":1}]}""", "attachments[0].content")]
    [InlineData("""{"type":"message","attachments":[{}]}""", "attachments[0].contentType")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"u"},{"id":"u"}]}""", "membersAdded[1].id")]
    [InlineData("""{"type":"event"}""", "name")]
    [InlineData("""{"type":"invoke","value":{}}""", "name")]
    [InlineData("""{"type":"message","suggestedActions":{"actions":[{"type":"openUrl","value":"x"}]}}""", "suggestedActions.actions[0].value")]
    public async Task What_breaks_a_rule_is_refused_by_name(string json, string field)
    {
        var body = json.Insert(1, """ "channelId":"test","conversation":{"id":"c"}, """);
        if (!json.Contains("\"from\"", StringComparison.Ordinal))
        {
            body = body.Insert(1, """ "from":{"id":"u"}, """);
        }

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _server.Http.PostAsync("api/messages", content);

        ((int)response.StatusCode).ShouldBe(400);
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(field);
    }

    [Fact]
    public async Task The_button_of_a_card_answers_like_the_words_it_stands_for()
    {
        var (_, body) = await PostAsync(Activity("""{"type":"message","value":{"citizenbot":{"text":"Hur ansöker jag om förskola?"},"x":1},"channelData":{"postBack":true}}"""));

        var answer = body.GetProperty("activities")[0];
        answer.GetProperty("entities").EnumerateArray().Single(e => e.GetProperty("type").GetString() == "citizenbot/explanation")
            .GetProperty("intent").GetString().ShouldBe("forskola_ansokan");
    }

    [Fact]
    public async Task An_edit_is_no_duplicate_of_its_message_but_the_same_edit_again_is_one()
    {
        var message = Activity("""{"type":"message","text":"Hej"}""");
        var edit = Activity("""{"type":"messageUpdate","text":"Hej hej"}""");
        var removal = Activity("""{"type":"messageDelete"}""");
        var conversation = message["conversation"]!["id"]!.GetValue<string>();
        foreach (var about in new[] { edit, removal })
        {
            (about["id"], about["conversation"]) = (message["id"]!.DeepClone(), message["conversation"]!.DeepClone());
        }

        foreach (var activity in new[] { message, message, edit, edit, removal, removal })
        {
            (await PostAsync(activity)).Status.ShouldBe(200);
        }

        await using var db = _server.OpenDatabase();
        (await db.Activities.CountAsync(a => a.Inbound && db.Conversations.Any(c => c.Id == a.ConversationId && c.ChannelConversationId == conversation))).ShouldBe(3);
    }

    [Fact]
    public async Task A_like_of_an_answer_is_feedback()
    {
        var liked = Guid.NewGuid().ToString();
        await PostAsync(Activity($$"""{"type":"messageReaction","replyToId":"{{liked}}","reactionsAdded":[{"type":"like"}]}"""));

        await using var db = _server.OpenDatabase();
        (await db.Feedback.SingleAsync(f => f.ActivityId == liked)).Helpful.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wish_to_be_forgotten_is_kept_and_answered_and_nothing_is_deleted()
    {
        var hello = Activity("""{"type":"message","text":"Hej"}""");
        var wish = Activity("""{"type":"deleteUserData"}""");
        wish["conversation"] = hello["conversation"]!.DeepClone();
        await PostAsync(hello);

        var (_, body) = await PostAsync(wish);

        body.GetProperty("activities")[0].GetProperty("text").GetString().ShouldNotBeNull().ShouldContain("Ingenting är raderat");
        await using var db = _server.OpenDatabase();
        var conversation = hello["conversation"]!["id"]!.GetValue<string>();
        var kept = await db.Activities.Where(a => db.Conversations.Any(c => c.Id == a.ConversationId && c.ChannelConversationId == conversation))
            .OrderBy(a => a.Sequence).Select(a => a.Json).ToListAsync();
        kept.Count.ShouldBe(4);
        kept[2].ShouldStartWith("""{"type":"deleteUserData""");
    }

    private static JsonObject Activity(string json)
    {
        var activity = JsonNode.Parse(json)!.AsObject();
        activity["id"] = Guid.NewGuid().ToString();
        activity["channelId"] = "test";
        activity["serviceUrl"] = "http://127.0.0.1:9/";
        activity["deliveryMode"] = "expectReplies";
        activity["locale"] = "sv";
        activity["from"] = new JsonObject { ["id"] = "u" };
        activity["recipient"] = new JsonObject { ["id"] = "goteborg-se" };
        activity["conversation"] = new JsonObject { ["id"] = Guid.NewGuid().ToString() };
        return activity;
    }

    private async Task<(int Status, JsonElement Body)> PostAsync(JsonObject activity)
    {
        using var response = await _server.Http.PostAsJsonAsync("api/messages", activity);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone());
    }
}

/// <summary>The program with its anonymous door open.</summary>
public sealed class AnonymousServer : IAsyncLifetime
{
    public CitizenBotServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await CitizenBotServer.StartAsync(new ServerOptions
    {
        Settings = new Dictionary<string, string> { ["Bots:AllowAnonymous"] = "true" },
    });

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
