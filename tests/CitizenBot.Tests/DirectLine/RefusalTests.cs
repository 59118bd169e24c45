using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.DirectLine;

public sealed class RefusalTests(SqliteServer fixture) : IClassFixture<SqliteServer>
{
    private CitizenBotServer Server => fixture.Server;

    [Fact]
    public async Task An_expired_token_is_refused_and_a_refreshed_one_is_not()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Time = time, Settings = new Dictionary<string, string> { ["DirectLine:TokenSeconds"] = "1000" },
        });
        var citizen = await server.GreetedCitizenAsync();

        time.Advance(TimeSpan.FromSeconds(999));
        using var refreshed = await citizen.SendAsync(HttpMethod.Post, "v3/directline/tokens/refresh");
        time.Advance(TimeSpan.FromSeconds(1));
        await ShouldRefuseAsync(await citizen.SendAsync(HttpMethod.Get, $"v3/directline/conversations/{citizen.ConversationId}/activities"), HttpStatusCode.Forbidden);
        await ShouldRefuseAsync(await citizen.SendAsync(HttpMethod.Post, "v3/directline/tokens/refresh"), HttpStatusCode.Forbidden);

        citizen.Token = JsonElement.Parse(await refreshed.Content.ReadAsStringAsync()).GetProperty("token").GetString()!;
        (await citizen.PollAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_elses_conversation_is_refused_on_every_route()
    {
        var citizen = await Server.GreetedCitizenAsync();
        var victim = await Server.GreetedCitizenAsync();
        var path = $"v3/directline/conversations/{victim.ConversationId}";

        await ShouldRefuseAsync(await citizen.SendAsync(HttpMethod.Get, path), HttpStatusCode.Forbidden);
        await ShouldRefuseAsync(await citizen.SendAsync(HttpMethod.Get, $"{path}/activities"), HttpStatusCode.Forbidden);
        await ShouldRefuseAsync(await citizen.SendAsync(HttpMethod.Post, $"{path}/activities", Json("""{"type":"message","text":"Hej"}""")), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_conversation_that_has_not_started_is_not_found()
    {
        var citizen = await Server.CitizenAsync();
        var path = $"v3/directline/conversations/{citizen.ConversationId}";

        await ShouldRefuseAsync(await citizen.SendAsync(HttpMethod.Get, path), HttpStatusCode.NotFound);
        await ShouldRefuseAsync(await citizen.SendAsync(HttpMethod.Get, $"{path}/activities"), HttpStatusCode.NotFound);
        await ShouldRefuseAsync(await citizen.SendAsync(HttpMethod.Post, $"{path}/activities", Json("""{"type":"message","text":"Hej"}""")), HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Basic abc", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer abc", HttpStatusCode.Forbidden)]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJjb252IjoiYSIsInVzZXIiOiJiIiwiYm90IjoiZ290ZWJvcmctc2UifQ.", HttpStatusCode.Forbidden)]
    public async Task Without_a_valid_token_nothing_starts(string? authorization, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v3/directline/conversations");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization).ShouldBeTrue();
        }

        await ShouldRefuseAsync(await Server.Http.SendAsync(request), expected);
    }

    [Fact]
    public async Task A_key_of_a_stream_is_no_token()
    {
        var citizen = await Server.GreetedCitizenAsync();
        var url = (await citizen.StartAsync()).Body.GetProperty("streamUrl").GetString()!;
        citizen.Token = url[(url.IndexOf("t=", url.IndexOf('&', StringComparison.Ordinal), StringComparison.Ordinal) + 2)..];

        await ShouldRefuseAsync(await citizen.SendAsync(HttpMethod.Get, $"v3/directline/conversations/{citizen.ConversationId}"), HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("hej")]
    [InlineData("{}")]
    [InlineData("""{"type":"message","text":5}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","channelData":"text"}""")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("""{"type":"invoke","name":"x"}""")]
    [InlineData("""{"type":"event"}""")]
    public async Task What_is_wrong_with_a_body_is_said_in_a_sentence(string body)
    {
        var citizen = await Server.GreetedCitizenAsync();

        await ShouldRefuseAsync(await PostAsync(citizen, Json(body)), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_that_is_no_UTF_8_is_refused()
    {
        var citizen = await Server.GreetedCitizenAsync();
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes("{\"type\":\"message\",\"text\":\"hej\",\"channelData\":{\"clientActivityID\":\"\u0097\"}}"));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        await ShouldRefuseAsync(await citizen.SendAsync(HttpMethod.Post, $"v3/directline/conversations/{citizen.ConversationId}/activities", content), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_nested_a_thousand_levels_deep_is_refused()
    {
        var citizen = await Server.GreetedCitizenAsync();
        var deep = new string('[', 1000) + new string(']', 1000);

        await ShouldRefuseAsync(await PostAsync(citizen, Json($$"""{"type":"message","text":"x","value":{{deep}}}""")), HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_a_megabyte_is_too_large_and_the_conversation_goes_on(bool lengthIsKnown)
    {
        var citizen = await Server.GreetedCitizenAsync();
        var body = Encoding.UTF8.GetBytes($$"""{"type":"message","text":"{{new string('x', 1024 * 1024)}}"}""");
        HttpContent content = lengthIsKnown ? new ByteArrayContent(body) : new StreamContent(new NoLengthStream(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        await ShouldRefuseAsync(await PostAsync(citizen, content), HttpStatusCode.RequestEntityTooLarge);
        (await citizen.AskAsync("Hej")).Words.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    public async Task A_watermark_that_the_server_never_gave_is_refused(string watermark)
    {
        var citizen = await Server.GreetedCitizenAsync();

        await ShouldRefuseAsync(await citizen.SendAsync(HttpMethod.Get, $"v3/directline/conversations/{citizen.ConversationId}/activities?watermark={watermark}"), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Too_many_messages_are_refused_with_the_time_to_wait_and_polls_never_are()
    {
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Settings = new Dictionary<string, string> { ["Limits:Enabled"] = "true", ["Limits:MessagesPerMinute"] = "3" },
        });
        var citizen = await server.GreetedCitizenAsync();

        for (var i = 0; i < 3; i++)
        {
            await citizen.SayAsync("Hej");
        }

        using var refused = await PostAsync(citizen, Json("""{"type":"message","text":"Hej"}"""));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        for (var i = 0; i < 200; i++)
        {
            await citizen.PollAsync();
        }
    }

    private static Task<HttpResponseMessage> PostAsync(DirectLineCitizen citizen, HttpContent content) =>
        citizen.SendAsync(HttpMethod.Post, $"v3/directline/conversations/{citizen.ConversationId}/activities", content);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task ShouldRefuseAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync();
            response.StatusCode.ShouldBe(status, body);
            var error = JsonElement.Parse(body).GetProperty("error");
            error.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
            error.GetProperty("message").GetString()!.ShouldEndWith(".");
        }
    }

    /// <summary>Sent in chunks, so that the server cannot know the length beforehand.</summary>
    private sealed class NoLengthStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
