using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CitizenBot.Storage;

/// <summary>
/// Wakes whoever follows a conversation when something of it was committed in this process. It carries no data: a
/// follower reads on from its own watermark, so a signal that comes twice or not at all costs time and nothing else.
/// </summary>
public sealed class ConversationFeed
{
    private readonly ConcurrentDictionary<Follower, byte> _followers = new();

    /// <summary>Follows one conversation, or all of them with a null id.</summary>
    public Follower Follow(string? conversationId)
    {
        var follower = new Follower(this, conversationId);
        _followers[follower] = 0;
        return follower;
    }

    internal void Publish(string conversationId)
    {
        foreach (var follower in _followers.Keys)
        {
            if (follower.ConversationId is null || follower.ConversationId == conversationId)
            {
                follower.Changed.Writer.TryWrite(conversationId);
            }
        }
    }

    /// <summary>One follower; disposing it ends following.</summary>
    public sealed class Follower : IDisposable
    {
        private readonly ConversationFeed _feed;

        internal Follower(ConversationFeed feed, string? conversationId) => (_feed, ConversationId) = (feed, conversationId);

        internal string? ConversationId { get; }

        internal Channel<string> Changed { get; } = Channel.CreateUnbounded<string>(new() { SingleReader = true });

        /// <summary>Waits until something changed, or until the time is over.</summary>
        /// <returns>The conversations that changed since the last call; empty when the time was over.</returns>
        public async Task<IReadOnlySet<string>> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
        {
            using var limit = new CancellationTokenSource(atMost, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            var changed = new HashSet<string>();
            try
            {
                await Changed.Reader.WaitToReadAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return changed;
            }

            while (Changed.Reader.TryRead(out var id))
            {
                changed.Add(id);
            }

            return changed;
        }

        /// <inheritdoc/>
        public void Dispose() => _feed._followers.TryRemove(this, out _);
    }
}
