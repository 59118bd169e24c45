using System.Net.WebSockets;
using System.Text.Json;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Instances;

/// <summary>
/// A browser's stream: when it breaks, or has been silent for longer than an instance that lives ever is, it is opened again
/// at another instance, from the last watermark on.
/// </summary>
internal sealed class StreamListener(DirectLineCitizen citizen)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(7);
    private readonly List<string> _shown = [];
    private string _watermark = "0";

    /// <summary>The ids of all activities that came, in order.</summary>
    public IReadOnlyList<string> Shown => _shown;

    /// <summary>How often it was opened.</summary>
    public int Opened { get; private set; }

    /// <summary>Listens until it has been shown what the predicate wants.</summary>
    public async Task ListenAsync(Func<IReadOnlyList<string>, bool> isAll, CancellationToken patience)
    {
        while (!isAll(_shown))
        {
            patience.ThrowIfCancellationRequested();
            try
            {
                using var answer = await citizen.SendAsync(HttpMethod.Get, $"v3/directline/conversations/{citizen.ConversationId}?watermark={_watermark}");
                var streamUrl = JsonElement.Parse(await answer.Content.ReadAsStringAsync(patience)).GetProperty("streamUrl").GetString()!;
                using var socket = new ClientWebSocket();
                using var opening = new CancellationTokenSource(LongestSilence);
                await socket.ConnectAsync(new Uri(streamUrl), opening.Token);
                Opened++;
                while (!isAll(_shown) && await ReadAsync(socket))
                {
                }
            }
            catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException)
            {
                // Killed or frozen; another instance goes on.
            }
        }
    }

    private async Task<bool> ReadAsync(ClientWebSocket socket)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[64 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            using var silence = new CancellationTokenSource(LongestSilence);
            part = await socket.ReceiveAsync(buffer.AsMemory(), silence.Token);
            frame.Write(buffer.AsSpan(0, part.Count));
        }
        while (!part.EndOfMessage);

        if (part.MessageType == WebSocketMessageType.Close)
        {
            return false;
        }

        if (frame.Length > 0)
        {
            using var set = JsonDocument.Parse(frame.ToArray());
            if (set.RootElement.TryGetProperty("watermark", out var watermark))
            {
                _watermark = watermark.GetString()!;
                _shown.AddRange(set.RootElement.GetProperty("activities").EnumerateArray().Select(a => a.GetProperty("id").GetString()!));
            }
        }

        return true;
    }
}
