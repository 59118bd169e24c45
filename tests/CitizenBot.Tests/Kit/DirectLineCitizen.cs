using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CitizenBot.Tests.Kit;

/// <summary>
/// A citizen as a Direct Line client sees them: what was sent, and everything received so far, each activity in the
/// order in which it came. Waiting ends with the reply, or after 20 seconds with what had come by then.
/// </summary>
public sealed class DirectLineCitizen
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(25);
    private readonly List<Received> _received = [];
    private string? _watermark;
    private int _read;

    private DirectLineCitizen(HttpClient http, JsonElement token)
    {
        Http = http;
        ConversationId = token.GetProperty("conversationId").GetString()!;
        Token = token.GetProperty("token").GetString()!;
        UserId = token.GetProperty("user").GetProperty("id").GetString()!;
        Resume = token.GetProperty("resume").GetString()!;
    }

    /// <summary>The way to the server; a new one after it has restarted.</summary>
    public HttpClient Http { get; set; }

    public string ConversationId { get; }

    public string Token { get; set; }

    public string UserId { get; }

    public string Resume { get; }

    /// <summary>Everything received so far, the citizen's own messages included.</summary>
    public IReadOnlyList<Received> Received => _received;

    public IEnumerable<Received> FromBot => _received.Where(r => r.Role == "bot");

    private string Activities => $"v3/directline/conversations/{ConversationId}/activities";

    public static async Task<DirectLineCitizen> ArriveAsync(HttpClient http, string assistant, string? language = null, string? resume = null)
    {
        using var response = await http.PostAsJsonAsync($"assistants/{assistant}/token", new { locale = language, resume });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new(http, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Somebody who has been given a token already.</summary>
    public static DirectLineCitizen With(HttpClient http, JsonElement token) => new(http, token);

    /// <summary>Starts the conversation, or joins it again.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> StartAsync()
    {
        using var response = await SendAsync(HttpMethod.Post, "v3/directline/conversations");
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Sends a message and gives its id. The same client id again is the same message again.</summary>
    public async Task<string> SayAsync(string text, string? clientId = null, string? locale = null)
    {
        using var response = await PostAsync(new JsonObject
        {
            ["type"] = "message",
            ["text"] = text,
            ["locale"] = locale,
            ["from"] = new JsonObject { ["id"] = UserId },
            ["channelData"] = new JsonObject { ["clientActivityID"] = clientId ?? Guid.NewGuid().ToString() },
        });
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public async Task<string> SendEventAsync(string name, JsonObject? value = null)
    {
        using var response = await PostAsync(new JsonObject { ["type"] = "event", ["name"] = name, ["value"] = value, ["from"] = new JsonObject { ["id"] = UserId } });
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public Task<HttpResponseMessage> PostAsync(JsonNode activity) => SendAsync(HttpMethod.Post, Activities, JsonContent.Create(activity));

    /// <summary>Says something and waits for the first reply that comes after it.</summary>
    public async Task<Received> AskAsync(string text)
    {
        var id = await SayAsync(text);
        return await ReplyAsync(r => string.CompareOrdinal(r.Id, id) > 0);
    }

    /// <summary>The next message of the bot or an agent that has not been waited for yet and that fits.</summary>
    public Task<Received> ReplyAsync(Func<Received, bool>? fits = null) =>
        NextAsync(r => r.Role == "bot" && r.Type == "message" && (fits is null || fits(r)));

    /// <summary>The next activity that has not been waited for yet and that fits.</summary>
    public async Task<Received> NextAsync(Func<Received, bool> fits)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            for (; _read < _received.Count; _read++)
            {
                if (fits(_received[_read]))
                {
                    return _received[_read++];
                }
            }

            if (await PollAsync() == 0)
            {
                patience.IsCancellationRequested.ShouldBeFalse($"Nothing that fits has come. What came:\n{string.Join('\n', _received)}");
                await Task.Delay(PollEvery);
            }
        }
    }

    /// <summary>Polls until the condition over everything received holds.</summary>
    public async Task UntilAsync(Func<DirectLineCitizen, bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition(this))
        {
            patience.IsCancellationRequested.ShouldBeFalse($"It did not come to that. What came:\n{string.Join('\n', _received)}");
            if (await PollAsync() == 0)
            {
                await Task.Delay(PollEvery);
            }
        }
    }

    /// <summary>One poll from the watermark on; gives how much was new.</summary>
    public async Task<int> PollAsync()
    {
        using var response = await SendAsync(HttpMethod.Get, $"{Activities}?watermark={_watermark}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        var set = await response.Content.ReadFromJsonAsync<JsonElement>();
        _watermark = set.GetProperty("watermark").GetString();
        var activities = set.GetProperty("activities").EnumerateArray().Select(a => new Received(a)).ToList();
        _received.AddRange(activities);
        return activities.Count;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return Http.SendAsync(request);
    }

    public static string Watermark(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);
}
