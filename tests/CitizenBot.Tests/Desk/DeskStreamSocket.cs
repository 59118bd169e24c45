using System.Net.WebSockets;
using System.Text.Json;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Desk;

/// <summary>The desk's WebSocket as a browser has it: every frame that came, in order.</summary>
public sealed class DeskStreamSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[1024 * 1024];

    /// <summary>Every frame that was not empty.</summary>
    public List<JsonElement> Frames { get; } = [];

    public int KeepAlives { get; private set; }

    public int LargestPart { get; private set; }

    public IEnumerable<JsonElement> Conversations => Frames.Where(f => f.GetProperty("type").GetString() == "conversation").Select(f => f.GetProperty("conversation"));

    public IEnumerable<Received> Activities(DirectLineCitizen citizen) => Frames
        .Where(f => f.GetProperty("type").GetString() == "activities" && f.GetProperty("conversationId").GetString() == citizen.ConversationId)
        .SelectMany(f => f.GetProperty("activities").EnumerateArray()).Select(a => new Received(a));

    public static Task<DeskStreamSocket> OpenAsync(DeskServer desk, DeskClient agent, string? origin = null) => OpenAsync(desk.Server, agent, origin);

    public static async Task<DeskStreamSocket> OpenAsync(CitizenBotServer server, DeskClient agent, string? origin = null)
    {
        var stream = new DeskStreamSocket();
        stream._socket.Options.Cookies = agent.Cookies;
        stream._socket.Options.SetRequestHeader("Origin", origin ?? server.Address.GetLeftPart(UriPartial.Authority));
        using var patience = new CancellationTokenSource(Patience);
        await stream._socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "/desk/api/stream" }.Uri, patience.Token);
        return stream;
    }

    public async Task SendAsync(object request)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(request), WebSocketMessageType.Text, true, patience.Token);
    }

    public Task WatchAsync(DirectLineCitizen citizen, string watermark) => SendAsync(new { type = "watch", conversationId = citizen.ConversationId, watermark });

    /// <summary>Reads frames until what came satisfies the condition.</summary>
    public async Task UntilAsync(Func<DeskStreamSocket, bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition(this))
        {
            (await ReadAsync(patience.Token)).ShouldBeTrue("The stream was closed.");
        }
    }

    /// <summary>Reads to the end, and says how it ended.</summary>
    public async Task<WebSocketCloseStatus?> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await ReadAsync(patience.Token))
        {
        }

        return _socket.CloseStatus;
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> ReadAsync(CancellationToken patience)
    {
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_buffer.AsMemory(length), patience);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return false;
            }

            length += part.Count;
            LargestPart = Math.Max(LargestPart, part.Count);
        }
        while (!part.EndOfMessage);

        if (length == 0)
        {
            KeepAlives++;
        }
        else
        {
            Frames.Add(JsonDocument.Parse(_buffer.AsMemory(0, length).ToArray()).RootElement);
        }

        return true;
    }
}
