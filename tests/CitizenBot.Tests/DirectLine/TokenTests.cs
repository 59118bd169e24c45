using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CitizenBot.Tests.Kit;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CitizenBot.Tests.DirectLine;

/// <summary>What a server with the secret can do, and what the tokens that it makes are bound to.</summary>
public sealed class TokenTests(SecretServer fixture) : IClassFixture<SecretServer>
{
    private const string Page = "https://goteborg.se";

    private CitizenBotServer Server => fixture.Server;

    [Fact]
    public async Task A_generated_token_is_a_jwt_that_names_its_user_and_opens_one_conversation()
    {
        var generated = await GenerateAsync(new { user = new { id = "dl_anna", name = "Anna" }, locale = "en" });
        var token = generated.GetProperty("token").GetString()!;

        new JsonWebToken(token).GetClaim("user").Value.ShouldBe("dl_anna");
        var (status, started) = await CallAsync(HttpMethod.Post, "conversations", token, new { user = new { id = "dl_somebody" }, locale = "en" });
        status.ShouldBe(HttpStatusCode.Created);
        var conversation = started.GetProperty("conversationId").GetString()!;
        conversation.ShouldBe(generated.GetProperty("conversationId").GetString());
        await CallAsync(HttpMethod.Post, $"conversations/{conversation}/activities", token, new { type = "message", text = "Hi", from = new { id = "dl_somebody" } });
        var read = (await CallAsync(HttpMethod.Get, $"conversations/{conversation}/activities", token)).Body;
        read.GetProperty("activities").EnumerateArray().Single(a => a.TryGetProperty("text", out var text) && text.GetString() == "Hi")
            .GetProperty("from").GetProperty("id").GetString().ShouldBe("dl_anna");
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("dl_a b")]
    [InlineData("dl_a&b")]
    [InlineData("dl_å")]
    [InlineData("")]
    public async Task A_user_id_that_is_not_dl_or_not_safe_in_an_address_is_refused(string id)
    {
        var (status, body) = await CallAsync(HttpMethod.Post, "tokens/generate", SecretServer.Secret, new { user = new { id } });

        status.ShouldBe(HttpStatusCode.BadRequest);
        body.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("dl_");
    }

    [Theory]
    [InlineData("goteborg.se")]
    [InlineData("https://goteborg.se/")]
    [InlineData("*")]
    [InlineData(null)]
    public async Task Trusted_origins_are_origins(string? origin)
    {
        var (status, _) = await CallAsync(HttpMethod.Post, "tokens/generate", SecretServer.Secret, new { trustedOrigins = new[] { origin } });

        status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_token_with_trusted_origins_works_on_their_pages_alone_after_a_refresh_too()
    {
        var token = (await GenerateAsync(new { trustedOrigins = new[] { Page } })).GetProperty("token").GetString()!;

        (await CallAsync(HttpMethod.Post, "conversations", token, origin: "https://evil.example")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await CallAsync(HttpMethod.Post, "tokens/refresh", token, origin: "https://evil.example")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var refreshed = (await CallAsync(HttpMethod.Post, "tokens/refresh", token, origin: Page)).Body.GetProperty("token").GetString()!;
        var (status, started) = await CallAsync(HttpMethod.Post, "conversations", refreshed, origin: Page);
        status.ShouldBe(HttpStatusCode.Created);
        var conversation = started.GetProperty("conversationId").GetString();
        (await CallAsync(HttpMethod.Get, $"conversations/{conversation}/activities", refreshed, origin: "null")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await CallAsync(HttpMethod.Get, $"conversations/{conversation}/activities", started.GetProperty("token").GetString()!)).Status.ShouldBe(HttpStatusCode.OK);
        await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(() => StreamSocket.OpenOnPageAsync(started.GetProperty("streamUrl").GetString()!, "https://evil.example"));
        await using var socket = await StreamSocket.OpenOnPageAsync(started.GetProperty("streamUrl").GetString()!, Page);
        await socket.UntilAsync(all => all.Any(r => r.Role == "bot"));
    }

    [Fact]
    public async Task A_secret_opens_every_conversation_of_its_assistant_and_speaks_for_whom_it_names()
    {
        var (status, started) = await CallAsync(HttpMethod.Post, "conversations", SecretServer.Secret, new { user = new { id = "u-1" } });
        status.ShouldBe(HttpStatusCode.Created);
        var path = $"conversations/{started.GetProperty("conversationId").GetString()}";

        (await CallAsync(HttpMethod.Get, path, SecretServer.Secret)).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var from in new[] { "u-1", "u-2" })
        {
            (await CallAsync(HttpMethod.Post, $"{path}/activities", SecretServer.Secret, new { type = "message", text = from, from = new { id = from } })).Status.ShouldBe(HttpStatusCode.OK);
        }

        (await CallAsync(HttpMethod.Post, $"{path}/activities", SecretServer.Secret, new { type = "message", text = "u-1" })).Status.ShouldBe(HttpStatusCode.OK);
        using var form = UploadTests.Form(UploadTests.Activity("file", "a.txt"), ("a.txt", "text/plain", SampleFiles.Text));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v3/directline/{path}/upload?userId=u-3") { Content = form };
        request.Headers.Authorization = new("Bearer", SecretServer.Secret);
        using var uploaded = await Server.Http.SendAsync(request);
        uploaded.StatusCode.ShouldBe(HttpStatusCode.OK);

        var read = (await CallAsync(HttpMethod.Get, $"{path}/activities", SecretServer.Secret)).Body.GetProperty("activities").EnumerateArray()
            .Where(a => a.GetProperty("from").GetProperty("role").GetString() == "user").ToList();
        read.Select(a => a.GetProperty("from").GetProperty("id").GetString()).ShouldBe(["u-1", "u-2", "u-1", "u-3"]);
        var others = await Server.GreetedCitizenAsync(assistant: "goteborg-com");
        (await CallAsync(HttpMethod.Get, $"conversations/{others.ConversationId}", SecretServer.Secret)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await CallAsync(HttpMethod.Get, "conversations/unknown/activities", SecretServer.Secret)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await CallAsync(HttpMethod.Post, "tokens/refresh", SecretServer.Secret)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await CallAsync(HttpMethod.Post, "tokens/generate", "wrong")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_session_id_is_the_browsers_own_and_is_given_to_allowed_pages_with_their_cookies()
    {
        var token = (await GenerateAsync(new { })).GetProperty("token").GetString()!;
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = Server.Address };

        var first = await SessionAsync(http, token, Page);
        var again = await SessionAsync(http, token, Page);
        var other = await SessionAsync(Server.Http, token, "https://evil.example");

        again.Id.ShouldBe(first.Id);
        other.Id.ShouldNotBe(first.Id);
        first.Credentials.ShouldBe("true");
        other.Credentials.ShouldBeNull();
        using var nobody = await Server.Http.GetAsync(new Uri("v3/directline/session/getsessionid", UriKind.Relative));
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_preflight_allows_the_headers_that_clients_send_and_shows_them_when_to_come_back()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "v3/directline/conversations/x/upload");
        request.Headers.Add("Origin", Page);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        using var response = await Server.Http.SendAsync(request);

        response.IsSuccessStatusCode.ShouldBeTrue();
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([Page]);
        var headers = string.Join(',', response.Headers.GetValues("Access-Control-Allow-Headers"));
        foreach (var header in new[] { "authorization", "content-type", "x-ms-bot-agent", "x-requested-with" })
        {
            headers.ShouldContain(header);
        }

        using var poll = new HttpRequestMessage(HttpMethod.Get, "v3/directline/conversations/x");
        poll.Headers.Add("Origin", Page);
        using var polled = await Server.Http.SendAsync(poll);
        polled.Headers.GetValues("Access-Control-Expose-Headers").ShouldBe(["Retry-After"]);
    }

    private static async Task<(string? Id, string? Credentials)> SessionAsync(HttpClient http, string token, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "v3/directline/session/getsessionid");
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Add("Origin", origin);
        using var response = await http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (body.GetProperty("sessionId").GetString(), response.Headers.TryGetValues("Access-Control-Allow-Credentials", out var values) ? values.Single() : null);
    }

    private async Task<JsonElement> GenerateAsync(object body)
    {
        var (status, answer) = await CallAsync(HttpMethod.Post, "tokens/generate", SecretServer.Secret, body);
        status.ShouldBe(HttpStatusCode.OK);
        return answer;
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> CallAsync(HttpMethod method, string path, string bearer, object? body = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, $"v3/directline/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await Server.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}

/// <summary>A server whose residents' assistant has a Direct Line secret, and which one page may embed.</summary>
public sealed class SecretServer : IAsyncLifetime
{
    public const string Secret = "a.secret.of-the-tests";

    public CitizenBotServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await CitizenBotServer.StartAsync(new ServerOptions
    {
        Settings = new Dictionary<string, string> { ["Bots:goteborg-se:DirectLineSecret"] = Secret, ["DirectLine:AllowedOrigins:0"] = "https://goteborg.se" },
    });

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
