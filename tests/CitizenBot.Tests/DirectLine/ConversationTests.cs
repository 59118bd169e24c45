using System.Net;
using System.Text.Json;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.DirectLine;

public sealed class ConversationTests(SqliteServer fixture) : IClassFixture<SqliteServer>
{
    private CitizenBotServer Server => fixture.Server;

    [Fact]
    public async Task Starting_twice_with_one_token_starts_once_and_greets_once()
    {
        var citizen = await Server.CitizenAsync();

        var first = await citizen.StartAsync();
        var again = await citizen.StartAsync();
        await citizen.AskAsync("Hej");

        first.Status.ShouldBe(HttpStatusCode.Created);
        again.Status.ShouldBe(HttpStatusCode.OK);
        again.Body.GetProperty("conversationId").GetString().ShouldBe(citizen.ConversationId);
        citizen.FromBot.Count(r => r.Words.StartsWith("Hej! Jag är", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_comes_back_with_the_clients_own_id_before_its_answer()
    {
        var citizen = await Server.GreetedCitizenAsync();

        var id = await citizen.SayAsync("Hur ansöker jag om förskola?", clientId: "mine-1");
        var answer = await citizen.ReplyAsync();

        var echo = citizen.Received.Single(r => r.ClientId == "mine-1");
        echo.Id.ShouldBe(id);
        echo.Role.ShouldBe("user");
        answer.ReplyToId.ShouldBe(id);
        citizen.Received.ToList().IndexOf(echo).ShouldBeLessThan(citizen.Received.ToList().IndexOf(answer));
    }

    [Fact]
    public async Task A_watermark_reads_on_from_where_the_last_set_ended()
    {
        var citizen = await Server.GreetedCitizenAsync();
        await citizen.AskAsync("Hur ansöker jag om förskola?");

        var all = await GetAsync(citizen, "");
        var watermark = all.GetProperty("watermark").GetString();
        var none = await GetAsync(citizen, $"?watermark={watermark}");
        var again = await GetAsync(citizen, "?watermark=0");

        all.GetProperty("activities").GetArrayLength().ShouldBe(citizen.Received.Count);
        none.GetProperty("activities").GetArrayLength().ShouldBe(0);
        none.GetProperty("watermark").GetString().ShouldBe(watermark);
        again.GetProperty("activities").EnumerateArray().Select(a => a.GetProperty("id").GetString()).ShouldBe(citizen.Received.Select(r => r.Id));
    }

    [Fact]
    public async Task The_same_message_sent_ten_times_at_once_is_stored_once_and_answered_once()
    {
        var citizen = await Server.GreetedCitizenAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => citizen.SayAsync("Hur ansöker jag om förskola?", clientId: "same")));
        await citizen.ReplyAsync();
        await citizen.AskAsync("Tack");

        ids.Distinct().Count().ShouldBe(1);
        citizen.Received.Count(r => r.ClientId == "same").ShouldBe(1);
        citizen.FromBot.Count(r => r.ReplyToId == ids[0]).ShouldBe(1);
    }

    [Fact]
    public async Task The_token_says_who_writes_whatever_the_body_claims()
    {
        var citizen = await Server.GreetedCitizenAsync();

        using var response = await citizen.PostAsync(new System.Text.Json.Nodes.JsonObject
        {
            ["type"] = "message", ["text"] = "Hej", ["id"] = "forged", ["channelId"] = "msteams", ["deliveryMode"] = "expectReplies",
            ["from"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "somebody-else", ["role"] = "bot" },
            ["conversation"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "another" },
        });
        await citizen.ReplyAsync();

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var echo = citizen.Received.Single(r => r.Words == "Hej");
        echo.Role.ShouldBe("user");
        echo.Id.ShouldNotBe("forged");
        echo.Json.GetProperty("from").GetProperty("id").GetString().ShouldBe(citizen.UserId);
        echo.Json.GetProperty("conversation").GetProperty("id").GetString().ShouldBe(citizen.ConversationId);
        echo.Json.GetProperty("channelId").GetString().ShouldBe("directline");
    }

    [Fact]
    public async Task What_a_browser_kept_continues_the_conversation_and_something_unknown_starts_a_new_one()
    {
        var citizen = await Server.GreetedCitizenAsync();

        var back = await DirectLineCitizen.ArriveAsync(Server.Http, "goteborg-se", resume: citizen.Resume);
        var other = await DirectLineCitizen.ArriveAsync(Server.Http, "goteborg-se", resume: "unknown");
        var elsewhere = await DirectLineCitizen.ArriveAsync(Server.Http, "goteborg-com", resume: citizen.Resume);

        back.ConversationId.ShouldBe(citizen.ConversationId);
        back.UserId.ShouldBe(citizen.UserId);
        (await back.StartAsync()).Status.ShouldBe(HttpStatusCode.OK);
        other.ConversationId.ShouldNotBe(citizen.ConversationId);
        elsewhere.ConversationId.ShouldNotBe(citizen.ConversationId);
    }

    [Fact]
    public async Task A_refreshed_token_opens_the_same_conversation()
    {
        var citizen = await Server.GreetedCitizenAsync();

        using var response = await citizen.SendAsync(HttpMethod.Post, "v3/directline/tokens/refresh");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var refreshed = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        citizen.Token = refreshed.GetProperty("token").GetString()!;

        refreshed.GetProperty("conversationId").GetString().ShouldBe(citizen.ConversationId);
        refreshed.GetProperty("expires_in").GetInt32().ShouldBeGreaterThan(900);
        (await citizen.AskAsync("Hej")).Words.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Pages_of_other_origins_are_let_in_only_where_the_setting_names_them()
    {
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Settings = new Dictionary<string, string> { ["DirectLine:AllowedOrigins:0"] = "https://goteborg.se" },
        });

        (await AllowedOriginAsync(server, "https://goteborg.se")).ShouldBe("https://goteborg.se");
        (await AllowedOriginAsync(server, "https://evil.example")).ShouldBeNull();
    }

    private static async Task<string?> AllowedOriginAsync(CitizenBotServer server, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "assistants/goteborg-se/token");
        request.Headers.Add("Origin", origin);
        using var response = await server.Http.SendAsync(request);
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }

    private static async Task<JsonElement> GetAsync(DirectLineCitizen citizen, string query)
    {
        using var response = await citizen.SendAsync(HttpMethod.Get, $"v3/directline/conversations/{citizen.ConversationId}/activities{query}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }
}
