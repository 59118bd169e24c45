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
internal sealed class ActivityStream(
    ConversationLog log, ConversationFeed feed, PassingActivities passing, UrgentNotices notices, AssistantSwitches switches, OpenStreams open, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<ActivityStream> logger)
{
    /// <summary>How long to wait for a signal: an instance that wrote elsewhere is noticed by then.</summary>
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(5);

    /// <summary>How long a client has to answer that the socket closes.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    public async Task RunAsync(WebSocket socket, string assistant, string conversationId, long watermark, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var hangUp = new CancellationTokenSource();
        using var seat = open.Enter(conversationId, ended);
        var receiving = ReceiveAsync(socket, ended, hangUp.Token);
        try
        {
            await FollowAsync(socket, assistant, conversationId, watermark, ended.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The client went away, opened too many others, or the program stops; the client reads on from its watermark later.
        }
        catch (Exception e)
        {
            LogMessages.StreamFailed(logger, conversationId, e);
        }
        finally
        {
            // To stop reading at once would reset the connection, and with it what was said last.
            hangUp.CancelAfter(Farewell);
            await CloseAsync(socket, hangUp.Token);
            await receiving;
        }
    }

    private async Task FollowAsync(WebSocket socket, string assistant, string conversationId, long watermark, CancellationToken ended)
    {
        using var follower = feed.Follow(conversationId);
        using var watcher = passing.Watch(conversationId);
        string? told = null;
        string? toldOff = null;
        while (true)
        {
            var notice = await notices.CurrentAsync(assistant, ended);
            if (notice?.Id != told)
            {
                told = notice?.Id;
                await SendAsync(socket, [UrgentNotice.ToActivity(notice, assistant, conversationId, time.GetUtcNow())], null, ended);
            }

            var off = await switches.CurrentAsync(assistant, ended);
            if (off?.Id != toldOff)
            {
                toldOff = off?.Id;
                await SendAsync(socket, [AssistantOff.ToActivity(off, assistant, conversationId, time.GetUtcNow())], null, ended);
            }

            // Before what was committed meanwhile: whoever was typing has perhaps written by now.
            if (watcher.Take() is { Count: > 0 } shown)
            {
                await SendAsync(socket, shown, null, ended);
            }

            var (activities, next) = await log.ReadAsync(conversationId, watermark, ended);
            if (activities.Count > 0)
            {
                await SendAsync(socket, activities, next, ended);
            }

            if (next > watermark)
            {
                watermark = next;
                continue;
            }

            var changed = await follower.WaitAsync(PollEvery, time, ended);
            if (changed.Count == 0)
            {
                // An empty frame keeps proxies from closing the connection and shows a dead peer.
                await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, ended);
            }
        }
    }

    private static Task SendAsync(WebSocket socket, IReadOnlyList<Activity> activities, long? watermark, CancellationToken cancellationToken)
    {
        var set = new ActivitySet { Activities = [.. activities], Watermark = watermark?.ToString(CultureInfo.InvariantCulture) };
        var frame = JsonSerializer.SerializeToUtf8Bytes(set, BotFrameworkJson.Wire.ActivitySet);
        return socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Text, true, cancellationToken).AsTask();
    }

    /// <summary>Clients send only pings, as empty frames; reading notices when they close.</summary>
    private static async Task ReceiveAsync(WebSocket socket, CancellationTokenSource ended, CancellationToken hangUp)
    {
        var buffer = new byte[1024];
        try
        {
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent
                && (await socket.ReceiveAsync(buffer.AsMemory(), hangUp)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
        }

        await ended.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket, CancellationToken hangUp)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, hangUp);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
        }
    }
}
