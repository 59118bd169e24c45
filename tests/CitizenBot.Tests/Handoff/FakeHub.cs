using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CitizenBot.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CitizenBot.Tests.Handoff;

/// <summary>An agent hub on this machine, which checks signatures by itself as docs/handoff.md says, and signs what it sends.</summary>
public sealed class FakeHub : IAsyncDisposable
{
    private readonly ConcurrentQueue<Call> _calls = new();
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private WebApplication _app = null!;

    public IReadOnlyList<Call> Calls => [.. _calls];

    /// <summary>What it has taken, once each.</summary>
    public IReadOnlyList<JsonElement> Taken => [.. _calls.Where(c => c.Status == 200).DistinctBy(c => c.Id).Select(c => c.Json)];

    public string Secret => "whsec_" + Convert.ToBase64String(_key);

    public string Url { get; private set; } = "";

    /// <summary>The status of an answer, given how many calls there were before it.</summary>
    public Func<int, int> Answer { get; set; } = _ => 200;

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Handoff:goteborg-se:Hub"] = "webhook", ["Handoff:goteborg-se:Url"] = Url, ["Handoff:goteborg-se:Secret"] = Secret,
    };

    public static async Task<FakeHub> StartAsync()
    {
        var hub = new FakeHub();
        (hub._app, var address) = await LoopbackServer.StartAsync(app => app.MapPost("/in", hub.TakeAsync));
        hub.Url = address + "/in";
        return hub;
    }

    /// <summary>Signs an activity and posts it to the program.</summary>
    public async Task<HttpStatusCode> SendAsync(HttpClient http, string id, object activity, DateTimeOffset at, string? signature = null, string assistant = "goteborg-se")
    {
        var body = JsonSerializer.Serialize(activity);
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"handoff/{assistant}/events") { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("webhook-signature", signature ?? Sign(id, timestamp, body));
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var (id, timestamp) = (request.Headers["webhook-id"].ToString(), request.Headers["webhook-timestamp"].ToString());
        var status = request.Headers["webhook-signature"] == Sign(id, timestamp, body) ? Answer(_calls.Count) : 401;
        _calls.Enqueue(new Call(id, timestamp, status, body, JsonElement.Parse(body)));
        return Results.StatusCode(status);
    }

    private string Sign(string id, string timestamp, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));

    public sealed record Call(string Id, string Timestamp, int Status, string Body, JsonElement Json);
}
