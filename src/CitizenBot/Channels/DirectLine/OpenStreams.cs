using CitizenBot.Operations;
using Microsoft.Extensions.Options;

namespace CitizenBot.Channels.DirectLine;

/// <summary>
/// The streams that are open here. One too many ends the oldest of its conversation: to refuse the newest would lock out a
/// client whose dead connections nobody has noticed yet, and clients do not recover from a refused upgrade.
/// </summary>
internal sealed class OpenStreams(IOptions<LimitOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<CancellationTokenSource>> _open = [];

    /// <param name="ended">Cancelled to end the stream.</param>
    /// <returns>What to dispose when the stream has ended.</returns>
    public IDisposable Enter(string conversationId, CancellationTokenSource ended)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(conversationId, out var streams))
            {
                _open[conversationId] = streams = [];
            }

            streams.Add(ended);
            if (streams.Count > options.Value.StreamsPerConversation)
            {
                // What the cancelled stream does about it, it does elsewhere: this lock is not kept for it.
                _ = streams[0].CancelAsync();
                streams.RemoveAt(0);
            }
        }

        return new Seat(this, conversationId, ended);
    }

    private void Leave(string conversationId, CancellationTokenSource ended)
    {
        lock (_gate)
        {
            if (_open.TryGetValue(conversationId, out var streams) && streams.Remove(ended) && streams.Count == 0)
            {
                _open.Remove(conversationId);
            }
        }
    }

    private sealed class Seat(OpenStreams open, string conversationId, CancellationTokenSource ended) : IDisposable
    {
        public void Dispose() => open.Leave(conversationId, ended);
    }
}
