using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CitizenBot.Tests.Kit;

/// <summary>How a channel takes a delivery.</summary>
public enum Fault
{
    None,

    /// <summary>500, nothing taken.</summary>
    ServerError,

    /// <summary>429 with a Retry-After of a second, nothing taken.</summary>
    Throttled,

    /// <summary>502 and a proxy's page, nothing taken.</summary>
    BadGateway,

    /// <summary>Taken, and answered 200 with what is no JSON.</summary>
    Garbage,

    /// <summary>Taken, and the connection cut before an answer.</summary>
    Cut,

    /// <summary>Taken, and never answered.</summary>
    Hang,
}

/// <summary>
/// A remote channel's Connector API on this machine, or an agent hub's webhook, that fails as told. What it takes it takes once by its
/// <c>x-ms-client-request-id</c> or its <c>webhook-id</c>, as those do that know them.
/// </summary>
public sealed class FaultyChannel : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, List<Taken>> _taken = new();
    private readonly ConcurrentDictionary<string, byte> _requestIds = new();
    private readonly ConcurrentDictionary<Fault, int> _faults = new();
    private WebApplication _app = null!;
    private int _calls;

    public string ServiceUrl { get; private set; } = "";

    /// <summary>Where it is a hub.</summary>
    public string HubUrl => $"{ServiceUrl}/hub";

    /// <summary>How the call of this number, from 1, is taken.</summary>
    public Func<int, Task<Fault>> Next { get; set; } = _ => Task.FromResult(Fault.None);

    public int Calls => _calls;

    /// <summary>How many calls met which fault.</summary>
    public IReadOnlyDictionary<Fault, int> Faults => _faults;

    public int Count => _requestIds.Count;

    public static async Task<FaultyChannel> StartAsync()
    {
        var channel = new FaultyChannel();
        (channel._app, channel.ServiceUrl) = await LoopbackServer.StartAsync(app =>
        {
            app.MapPost("/v3/conversations/{id}/activities/{reply?}", channel.TakeAsync);
            app.MapPost("/hub", channel.TakeByHubAsync);
        });
        return channel;
    }

    /// <summary>What was taken in a conversation, in the order in which it came.</summary>
    public IReadOnlyList<Taken> In(string conversation)
    {
        if (!_taken.TryGetValue(conversation, out var taken))
        {
            return [];
        }

        lock (taken)
        {
            return [.. taken];
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext http, string id)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        await AnswerAsync(http, id, new Taken(http.Request.Headers["x-ms-client-request-id"].ToString(), body.RootElement.Clone()));
    }

    private async Task TakeByHubAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var activity = body.RootElement.Clone();
        await AnswerAsync(http, activity.GetProperty("conversation").GetProperty("id").GetString()!, new Taken(http.Request.Headers["webhook-id"].ToString(), activity));
    }

    private async Task AnswerAsync(HttpContext http, string id, Taken taken)
    {
        var fault = await Next(Interlocked.Increment(ref _calls));
        _faults.AddOrUpdate(fault, 1, (_, count) => count + 1);
        switch (fault)
        {
            case Fault.ServerError:
                http.Response.StatusCode = 500;
                return;
            case Fault.Throttled:
                http.Response.StatusCode = 429;
                http.Response.Headers.RetryAfter = "1";
                return;
            case Fault.BadGateway:
                http.Response.StatusCode = 502;
                await http.Response.WriteAsync("<html><h1>Bad gateway</h1>");
                return;
        }

        Take(id, taken);
        switch (fault)
        {
            case Fault.Garbage:
                await http.Response.WriteAsync("\0<{]");
                break;
            case Fault.Cut:
                http.Abort();
                break;
            case Fault.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            default:
                await http.Response.WriteAsJsonAsync(new { id = taken.RequestId });
                break;
        }
    }

    private void Take(string conversation, Taken taken)
    {
        if (!_requestIds.TryAdd(taken.RequestId, 0))
        {
            return;
        }

        var list = _taken.GetOrAdd(conversation, _ => []);
        lock (list)
        {
            list.Add(taken);
        }
    }

    public sealed record Taken(string RequestId, JsonElement Activity)
    {
        public string? ReplyToId => Activity.TryGetProperty("replyToId", out var id) ? id.GetString() : null;
    }
}
