using System.Net.WebSockets;
using System.Text.Json;

namespace CitizenBot.Tests.Kit;

/// <summary>One WebSocket of a client: every activity that came over it, in order.</summary>
public sealed class StreamSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[256 * 1024];

    public List<Received> Received { get; } = [];

    /// <summary>The watermark of each frame that has one: what is only shown has none.</summary>
    public List<long> Watermarks { get; } = [];

    public static Task<StreamSocket> OpenAsync(string streamUrl) => OpenOnPageAsync(streamUrl, null);

    /// <summary>As a browser does on a page of this origin.</summary>
    public static async Task<StreamSocket> OpenOnPageAsync(string streamUrl, string? origin)
    {
        var stream = new StreamSocket();
        if (origin is not null)
        {
            stream._socket.Options.SetRequestHeader("Origin", origin);
        }

        using var patience = new CancellationTokenSource(Patience);
        await stream._socket.ConnectAsync(new Uri(streamUrl), patience.Token);
        return stream;
    }

    /// <summary>Reads frames until what came satisfies the condition.</summary>
    public async Task UntilAsync(Func<IReadOnlyList<Received>, bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition(Received))
        {
            await ReadAsync(patience.Token);
        }
    }

    /// <summary>Reads until the server says that it closes.</summary>
    public async Task ClosedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while ((await _socket.ReceiveAsync(_buffer.AsMemory(), patience.Token)).MessageType != WebSocketMessageType.Close)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
        {
            using var patience = new CancellationTokenSource(Patience);
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }

        _socket.Dispose();
    }

    private async Task ReadAsync(CancellationToken patience)
    {
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_buffer.AsMemory(length), patience);
            part.MessageType.ShouldBe(WebSocketMessageType.Text);
            length += part.Count;
        }
        while (!part.EndOfMessage);

        if (length > 0)
        {
            using var frame = JsonDocument.Parse(_buffer.AsMemory(0, length));
            Received.AddRange(frame.RootElement.GetProperty("activities").EnumerateArray().Select(a => new Received(a.Clone())));
            if (frame.RootElement.TryGetProperty("watermark", out var watermark))
            {
                Watermarks.Add(long.Parse(watermark.GetString()!, System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
