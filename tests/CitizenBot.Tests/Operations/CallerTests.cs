using System.Net;
using System.Text;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Operations;

/// <summary>Who a caller is taken for, and how much one may ask.</summary>
public sealed class CallerTests
{
    private const string Forwarded = "X-Forwarded-For";

    [Theory]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.Unauthorized)]
    [InlineData("203.0.113.7", HttpStatusCode.Unauthorized)]
    public async Task What_came_through_an_unknown_proxy_does_not_open_the_anonymous_endpoint(string? forwardedFor, HttpStatusCode expected)
    {
        await using var server = await ServerAsync(("Bots:AllowAnonymous", "true"));

        (await PostMessageAsync(server, forwardedFor)).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_proxy_that_is_known_says_who_calls_and_what_the_caller_says_before_it_counts_for_nothing()
    {
        await using var server = await ServerAsync(("Bots:AllowAnonymous", "true"), ("Proxies:Known:0", "127.0.0.1"), ("Limits:Enabled", "true"), ("Limits:TokensPerMinute", "1"));

        (await PostMessageAsync(server, "127.0.0.1, 203.0.113.7")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await TokenAsync(server, "203.0.113.7")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TokenAsync(server, "198.51.100.1, 203.0.113.7")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await TokenAsync(server, "203.0.113.8")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_spoofed_address_gives_no_new_rate_and_one_a_minute_is_one_a_minute()
    {
        await using var server = await ServerAsync(("Limits:Enabled", "true"), ("Limits:TokensPerMinute", "1"));

        (await TokenAsync(server, "203.0.113.1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await TokenAsync(server, "203.0.113.2");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Invented_conversations_do_not_get_round_the_rate_of_an_address()
    {
        await using var server = await ServerAsync(("Limits:Enabled", "true"), ("Limits:MessagesPerAddressPerMinute", "2"));

        (await PostIntoAsync("a")).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostIntoAsync("b")).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostIntoAsync("c")).ShouldBe(HttpStatusCode.TooManyRequests);

        async Task<HttpStatusCode> PostIntoAsync(string conversation) =>
            (await server.Http.PostAsync($"v3/directline/conversations/{conversation}/activities", Json("{}"))).StatusCode;
    }

    [Theory]
    [InlineData("POST", "api/messages")]
    [InlineData("POST", "assistants/goteborg-se/messages")]
    [InlineData("GET", "assistants/goteborg-se/bookings/ABCD2345/calendar?t=x")]
    public async Task Calls_that_need_no_session_are_limited_by_address(string method, string path)
    {
        await using var server = await ServerAsync(("Limits:Enabled", "true"), ("Limits:MessagesPerAddressPerMinute", "1"));

        (await CallAsync()).ShouldNotBe(HttpStatusCode.TooManyRequests);
        (await CallAsync()).ShouldBe(HttpStatusCode.TooManyRequests);

        async Task<HttpStatusCode> CallAsync() => (await server.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).StatusCode;
    }

    private static Task<CitizenBotServer> ServerAsync(params (string Key, string Value)[] settings) =>
        CitizenBotServer.StartAsync(new ServerOptions { Settings = settings.ToDictionary(s => s.Key, s => s.Value) });

    private static Task<HttpResponseMessage> PostMessageAsync(CitizenBotServer server, string? forwardedFor) => SendAsync(server, "api/messages", forwardedFor, """
        {"type":"message","id":"1","channelId":"emulator","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c"},"text":"Hej","serviceUrl":"http://localhost:1/"}
        """);

    private static Task<HttpResponseMessage> TokenAsync(CitizenBotServer server, string forwardedFor) =>
        SendAsync(server, "assistants/goteborg-se/token", forwardedFor, "{}");

    private static Task<HttpResponseMessage> SendAsync(CitizenBotServer server, string path, string? forwardedFor, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(body) };
        if (forwardedFor is not null)
        {
            request.Headers.Add(Forwarded, forwardedFor);
        }

        return server.Http.SendAsync(request);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
