using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using CitizenBot.BotFramework.DirectLine;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Storage;

namespace CitizenBot.Channels.DirectLine;

/// <summary>
/// One WebSocket of one client: text frames <c>{activities, watermark}</c>, each activity once and in order. Several
/// sockets of one conversation are several readers, each with its own watermark.
/// </summary>
internal sealed class ActivityStream(ConversationLog log, ConversationFeed feed, TimeProvider time, IHostApplicationLifetime lifetime)
{
    /// <summary>How long to wait for a signal: an instance that wrote elsewhere is noticed by then.</summary>
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(5);

    public async Task RunAsync(WebSocket socket, string conversationId, long watermark, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var receiving = ReceiveAsync(socket, ended);
        using var follower = feed.Follow(conversationId);
        try
        {
            while (!ended.IsCancellationRequested)
            {
                var (activities, next) = await log.ReadAsync(conversationId, watermark, ended.Token);
                if (activities.Count > 0)
                {
                    await SendAsync(socket, activities, next, ended.Token);
                }

                if (next > watermark)
                {
                    watermark = next;
                    continue;
                }

                var changed = await follower.WaitAsync(PollEvery, time, ended.Token);
                if (changed.Count == 0)
                {
                    // An empty frame keeps proxies from closing the connection and shows a dead peer.
                    await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, ended.Token);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The client went away or the program stops; the client reads on from its watermark later.
        }

        await CloseAsync(socket);
        await receiving;
    }

    private static Task SendAsync(WebSocket socket, IReadOnlyList<Activity> activities, long watermark, CancellationToken cancellationToken)
    {
        var set = new ActivitySet { Activities = [.. activities], Watermark = watermark.ToString(CultureInfo.InvariantCulture) };
        var frame = JsonSerializer.SerializeToUtf8Bytes(set, BotFrameworkJson.Wire.ActivitySet);
        return socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Text, true, cancellationToken).AsTask();
    }

    /// <summary>Clients send only pings, as empty frames; reading notices when they close.</summary>
    private static async Task ReceiveAsync(WebSocket socket, CancellationTokenSource ended)
    {
        var buffer = new byte[1024];
        try
        {
            while (socket.State == WebSocketState.Open
                && (await socket.ReceiveAsync(buffer.AsMemory(), ended.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
        }

        await ended.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
        }
    }
}
