using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.Messages;

/// <summary>The bot's endpoint with its anonymous door open.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private CitizenBotServer _server = null!;

    public async Task InitializeAsync() => _server = await CitizenBotServer.StartAsync(new ServerOptions
    {
        Settings = new Dictionary<string, string> { ["Bots:AllowAnonymous"] = "true" },
    });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("/v3")]
    [InlineData("https://channel.example/")]
    public async Task A_service_url_off_this_machine_or_off_the_web_is_refused(string serviceUrl)
    {
        var activity = Message();
        activity["serviceUrl"] = serviceUrl;

        (await PostAsync(activity)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("Application/JSON; charset=utf-8", HttpStatusCode.OK)]
    public async Task Only_json_is_read(string? contentType, HttpStatusCode expected) =>
        (await PostAsync(Message(), contentType)).ShouldBe(expected);

    [Fact]
    public async Task A_web_page_without_a_token_is_refused() =>
        (await PostAsync(Message(), origin: "https://elsewhere.example")).ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Ids_of_any_length_that_is_let_in_are_stored_and_known_again()
    {
        var activity = Message();
        activity["id"] = new string('å', 512);
        activity["from"]!["id"] = new string('ö', 512);
        activity["conversation"]!["id"] = new string('語', 512);

        (await PostAsync(activity)).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(activity)).ShouldBe(HttpStatusCode.OK);

        await using var db = _server.OpenDatabase();
        var key = (await db.Activities.AsNoTracking().Where(a => a.Inbound).ToListAsync()).ShouldHaveSingleItem().DuplicateKey;
        key.ShouldNotBeNull().Length.ShouldBe(64);
    }

    private static JsonObject Message() => new()
    {
        ["type"] = "message",
        ["id"] = Guid.NewGuid().ToString(),
        ["text"] = "Hej",
        ["channelId"] = "emulator",
        ["from"] = new JsonObject { ["id"] = "user" },
        ["conversation"] = new JsonObject { ["id"] = "conversation" },
    };

    private async Task<HttpStatusCode> PostAsync(JsonObject activity, string? contentType = "application/json", string? origin = null)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(activity.ToJsonString()));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/messages") { Content = content };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await _server.Http.SendAsync(request);
        return response.StatusCode;
    }
}
