using System.Collections.Concurrent;
using System.Text.Json;
using CitizenBot.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CitizenBot.Tests.Messages;

/// <summary>A channel's Connector API on this machine: keeps every call that it gets, and answers as the test says.</summary>
public sealed class RemoteChannel : IAsyncDisposable
{
    private readonly ConcurrentQueue<Call> _calls = new();
    private WebApplication _app = null!;

    public IReadOnlyList<Call> Calls => [.. _calls];

    public string ServiceUrl { get; private set; } = "";

    /// <summary>The status of an answer, given the call and how many there were before it in its conversation.</summary>
    public Func<Call, int, Task<int>> Answer { get; set; } = (_, _) => Task.FromResult(200);

    /// <summary>The body of an answer that says yes.</summary>
    public Func<Call, string> Body { get; set; } = call => $$"""{"id":"{{IdOf(call)}}"}""";

    /// <summary>The Retry-After of a refusal.</summary>
    public string? RetryAfter { get; set; }

    public static async Task<RemoteChannel> StartAsync()
    {
        var channel = new RemoteChannel();
        (channel._app, channel.ServiceUrl) = await LoopbackServer.StartAsync(app =>
        {
            app.MapPost("/v3/conversations", http => channel.TakeAsync(http, ""));
            app.MapPost("/v3/conversations/{id}/activities/{activity?}", channel.TakeAsync);
            app.MapMethods("/v3/conversations/{id}/activities/{activity}", ["PUT", "DELETE"], channel.TakeAsync);
        });
        return channel;
    }

    /// <summary>The id that the channel gives what it is sent, and a conversation that it creates.</summary>
    public static string IdOf(Call call) => call.Creates ? $"new-{call.RequestId[..8]}" : $"{call.Conversation}:{call.RequestId[..8]}";

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext http, string id, string? activity = null)
    {
        using var body = http.Request.Method == "DELETE" ? null : await JsonDocument.ParseAsync(http.Request.Body);
        var call = new Call(
            http.Request.Method, id, activity, http.Request.Headers["x-ms-client-request-id"].ToString(), http.Request.Headers.Authorization.ToString(), body?.RootElement.Clone());
        var before = _calls.Count(c => c.Conversation == id);
        _calls.Enqueue(call);
        http.Response.StatusCode = await Answer(call, before);
        if (http.Response.StatusCode is 302)
        {
            http.Response.Headers.Location = "/v3/conversations/elsewhere/activities";
        }
        else if (http.Response.StatusCode is not 200)
        {
            http.Response.Headers.RetryAfter = RetryAfter;
        }
        else
        {
            await http.Response.WriteAsync(Body(call));
        }
    }

    /// <summary>A call; the activity is the one in the path, which is replied to, updated or deleted; no conversation where one is to be created.</summary>
    public sealed record Call(string Method, string Conversation, string? Activity, string RequestId, string Authorization, JsonElement? Json)
    {
        public bool Creates => Conversation.Length == 0;

        public string Text => Json is { } json && json.TryGetProperty("text", out var text) ? text.GetString()! : "";
    }
}
