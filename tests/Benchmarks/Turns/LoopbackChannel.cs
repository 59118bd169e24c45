using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Turns;

/// <summary>The channel's side of normal delivery: takes what the bot posts, and wakes the connection whose turn it answers.</summary>
internal sealed class LoopbackChannel : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _expected = new();
    private readonly WebApplication _app;

    private LoopbackChannel(WebApplication app) => _app = app;

    public string ServiceUrl => _app.Urls.First();

    public static async Task<LoopbackChannel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var channel = new LoopbackChannel(builder.Build());
        channel._app.MapPost("/v3/conversations/{id}/activities/{reply?}", channel.TakeAsync);
        await channel._app.StartAsync();
        return channel;
    }

    /// <summary>The text of the reply to an activity that is about to be sent.</summary>
    public Task<string> ExpectAsync(string activityId) =>
        _expected.GetOrAdd(activityId, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        if (body.RootElement.TryGetProperty("replyToId", out var id) && _expected.TryRemove(id.GetString()!, out var waiting))
        {
            waiting.TrySetResult(body.RootElement.GetProperty("text").GetString() ?? "");
        }

        return Results.Text("""{"id":"1"}""", "application/json");
    }
}
