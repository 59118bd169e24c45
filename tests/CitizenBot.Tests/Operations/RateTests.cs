using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CitizenBot.Operations;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Operations;

/// <summary>How much a person, a conversation and an address may ask for, and that one's flood is nobody else's drought.</summary>
public sealed class RateTests
{
    private const string Secret = "a-secret-of-a-server-that-embeds-the-bot";

    [Fact]
    public async Task A_school_of_three_hundred_behind_one_address_is_let_in_within_a_minute()
    {
        await using var server = await ServerAsync();

        await Task.WhenAll(Enumerable.Range(0, 300).Select(async _ =>
        {
            var citizen = await server.CitizenAsync();
            (await citizen.StartAsync()).Status.ShouldBe(HttpStatusCode.Created);
            await citizen.SayAsync("Tack!");
            await citizen.SendEventAsync("citizenbot/language", new JsonObject { ["language"] = "en" });
            await citizen.SayAsync("Thanks!");
        }));
    }

    [Fact]
    public async Task One_persons_flood_uses_up_nobody_elses_share_of_their_address()
    {
        await using var server = await ServerAsync(("Limits:MessagesPerMinute", "5"), ("Limits:MessagesPerAddressPerMinute", "30"));
        var (flooding, other) = (await server.GreetedCitizenAsync(), await server.GreetedCitizenAsync());

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 100; i++)
        {
            answers.Add(await PostAsync(flooding));
        }

        answers.Count(s => s == HttpStatusCode.OK).ShouldBe(5);
        answers.Skip(5).ShouldAllBe(s => s == HttpStatusCode.TooManyRequests);
        (await PostAsync(other)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_conversation_is_not_used_up_by_those_who_only_know_its_id()
    {
        await using var server = await ServerAsync(("Limits:MessagesPerMinute", "3"));
        var citizen = await server.GreetedCitizenAsync();
        var stranger = await server.GreetedCitizenAsync();
        stranger.Token = $"{stranger.Token[..^4]}AAAA";

        for (var i = 0; i < 10; i++)
        {
            using var refused = await stranger.SendAsync(HttpMethod.Post, $"v3/directline/conversations/{citizen.ConversationId}/activities", JsonContent.Create(new { type = "message", text = "Hej" }));
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await PostAsync(citizen)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Tokens_that_are_none_are_no_persons_and_share_the_rate_of_their_address()
    {
        await using var server = await ServerAsync(("Limits:MessagesPerAddressPerMinute", "5"));
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 7; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"v3/directline/conversations/c{i}/activities") { Content = JsonContent.Create(new { type = "message" }) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"invented{i}");
            using var response = await server.Http.SendAsync(request);
            answers.Add(response.StatusCode);
        }

        answers.ShouldBe([.. Enumerable.Repeat(HttpStatusCode.Forbidden, 5), HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests]);
    }

    [Fact]
    public async Task One_person_has_one_rate_in_all_their_conversations_and_after_refreshing_the_token()
    {
        await using var server = await ServerAsync(("Limits:MessagesPerUserPerMinute", "6"), ("Bots:goteborg-se:DirectLineSecret", Secret), ("Bots:goteborg-se:AppId", "app"), ("Bots:goteborg-se:TenantId", "tenant"));
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            var token = await GenerateAsync(server, "dl_anna");
            answers.Add(await CallAsync(server, token, "conversations"));
            answers.Add(await CallAsync(server, token, "tokens/refresh"));
            answers.Add(await CallAsync(server, token, "tokens/refresh"));
        }

        answers.Count(s => s == HttpStatusCode.TooManyRequests).ShouldBe(3);
        (await CallAsync(server, await GenerateAsync(server, "dl_bertil"), "conversations")).ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("assistants/goteborg-se/token", "Limits:TokensPerMinute")]
    [InlineData("v3/directline/tokens/generate", "Limits:TokensPerMinute")]
    [InlineData("v3/directline/tokens/refresh", "Limits:TokensPerMinute")]
    [InlineData("v3/directline/conversations", "Limits:TokensPerMinute")]
    [InlineData("v3/directline/conversations/c/activities", "Limits:MessagesPerAddressPerMinute")]
    public async Task Each_call_without_a_token_has_the_rate_of_its_address_and_says_when_to_come_back(string path, string setting)
    {
        await using var server = await ServerAsync((setting, "1"));
        using var first = await server.Http.PostAsync(new Uri(path, UriKind.Relative), JsonContent.Create(new { }));
        using var second = await server.Http.PostAsync(new Uri(path, UriKind.Relative), JsonContent.Create(new { }));

        first.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);
        second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        second.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await second.Content.ReadAsStringAsync()).ShouldContain("Too many requests.");
    }

    [Fact]
    public async Task A_conversation_on_a_remote_channel_has_the_same_rate_and_stops_no_other()
    {
        await using var server = await ServerAsync(("Bots:AllowAnonymous", "true"), ("Limits:MessagesPerMinute", "2"));

        (await PostRemoteAsync(server, "a", "1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PostRemoteAsync(server, "a", "2")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await PostRemoteAsync(server, "a", "3");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await PostRemoteAsync(server, "b", "1")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_server_with_the_secret_gets_tokens_for_all_its_citizens_from_its_one_address()
    {
        await using var server = await ServerAsync(("Limits:TokensPerMinute", "1"), ("Bots:goteborg-se:DirectLineSecret", Secret), ("Bots:goteborg-se:AppId", "app"), ("Bots:goteborg-se:TenantId", "tenant"));

        for (var i = 0; i < 20; i++)
        {
            (await GenerateAsync(server, $"dl_{i}")).ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    public void An_address_is_what_one_subscriber_has(string address, string counted) =>
        CallerAddress.Of(IPAddress.Parse(address)).ShouldBe(counted);

    private static Task<CitizenBotServer> ServerAsync(params (string Key, string Value)[] settings) => CitizenBotServer.StartAsync(new ServerOptions
    {
        Settings = settings.Append(("Limits:Enabled", "true")).ToDictionary(s => s.Item1, s => s.Item2),
    });

    private static async Task<HttpStatusCode> PostAsync(DirectLineCitizen citizen)
    {
        using var response = await citizen.PostAsync(new JsonObject { ["type"] = "message", ["text"] = "Hej" });
        return response.StatusCode;
    }

    private static async Task<string> GenerateAsync(CitizenBotServer server, string user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v3/directline/tokens/generate") { Content = JsonContent.Create(new { user = new { id = user } }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        using var response = await server.Http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static async Task<HttpStatusCode> CallAsync(CitizenBotServer server, string token, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v3/directline/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await server.Http.SendAsync(request);
        return response.StatusCode;
    }

    private static Task<HttpResponseMessage> PostRemoteAsync(CitizenBotServer server, string conversation, string id) =>
        server.Http.PostAsync(new Uri("api/messages", UriKind.Relative), JsonContent.Create(new
        {
            type = "message", id, channelId = "emulator", text = "Hej", from = new { id = "u" }, conversation = new { id = conversation },
        }));
}
