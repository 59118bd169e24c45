using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;

namespace CitizenBot.Desk;

/// <summary>One WebSocket of the desk: JSON in text messages, written in frames of at most 64 KB.</summary>
internal sealed class DeskSocket(WebSocket socket)
{
    private const int LargestFrame = 64 * 1024;
    private const int LargestRequest = 4 * 1024;
    private const int MostWaiting = 100;
    private readonly Channel<StreamRequest> _requests = Channel.CreateBounded<StreamRequest>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true });

    /// <summary>Ends when the desk closes its side, or sends what it should not.</summary>
    public ChannelReader<StreamRequest> Requests => _requests.Reader;

    public async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[LargestRequest];
        try
        {
            while (await ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is { } length)
            {
                if (length > 0 && JsonSerializer.Deserialize(buffer.AsSpan(0, length), DeskJson.Wire.StreamRequest) is { } request)
                {
                    await _requests.Writer.WriteAsync(request, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or JsonException)
        {
            // Gone, or no desk of ours: the stream ends either way.
        }

        _requests.Writer.Complete();
    }

    public async Task SendAsync<T>(T frame, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> rest = JsonSerializer.SerializeToUtf8Bytes(frame, type);
        while (rest.Length > LargestFrame)
        {
            await socket.SendAsync(rest[..LargestFrame], WebSocketMessageType.Text, false, cancellationToken).ConfigureAwait(false);
            rest = rest[LargestFrame..];
        }

        await socket.SendAsync(rest, WebSocketMessageType.Text, true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An empty frame keeps proxies from closing the connection and shows a dead peer.</summary>
    public ValueTask KeepAliveAsync(CancellationToken cancellationToken) =>
        socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, cancellationToken);

    public async Task CloseAsync(WebSocketCloseStatus status)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await socket.CloseOutputAsync(status, null, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The peer is gone already.
        }
    }

    /// <returns>The length of the next message; null at the end, or where it is larger than any request.</returns>
    private async Task<int?> ReadAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        for (var length = 0; length < buffer.Length;)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return length;
            }
        }

        return null;
    }
}
