using System.Threading.Channels;

namespace CitizenBot.Storage;

/// <summary>
/// Wakes whoever follows a conversation when something of it was committed, in this process or, as far as it hears of it,
/// in another instance. It carries no data: a follower reads on from its own watermark, so a signal that comes twice or
/// not at all costs time and nothing else.
/// </summary>
public sealed class ConversationFeed
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Follower>> _ofOne = [];
    private readonly List<(Follower Follower, Func<Commit, bool> Concerns)> _ofAll = [];
    private readonly List<Follower> _ofAllEverywhere = [];

    /// <summary>A commit of this process concerned this conversation. Raised by whoever commits, so it must be quick.</summary>
    internal event Action<string>? Committed;

    /// <summary>Follows all conversations, as far as a commit of this process concerns the follower.</summary>
    public Follower FollowAll(Func<Commit, bool> concerns)
    {
        var follower = new Follower(this, null);
        lock (_gate)
        {
            _ofAll.Add((follower, concerns));
        }

        return follower;
    }

    /// <summary>Follows all conversations, whichever instance commits.</summary>
    public Follower FollowAllEverywhere()
    {
        var follower = new Follower(this, null);
        lock (_gate)
        {
            _ofAllEverywhere.Add(follower);
        }

        return follower;
    }

    /// <summary>Follows one conversation.</summary>
    public Follower Follow(string conversationId)
    {
        var follower = new Follower(this, conversationId);
        lock (_gate)
        {
            if (_ofOne.TryGetValue(conversationId, out var others))
            {
                others.Add(follower);
            }
            else
            {
                _ofOne[conversationId] = [follower];
            }
        }

        return follower;
    }

    /// <summary>Says that a commit is durable; one that belongs to no conversation wakes nobody.</summary>
    internal void Publish(Commit commit)
    {
        if (commit.ConversationId is not { } id)
        {
            return;
        }

        lock (_gate)
        {
            foreach (var (follower, concerns) in _ofAll)
            {
                if (concerns(commit))
                {
                    follower.Changed.Writer.TryWrite(id);
                }
            }

            _ofAllEverywhere.ForEach(f => f.Changed.Writer.TryWrite(id));
            WakeFollowersOf(id);
        }

        Committed?.Invoke(id);
    }

    /// <summary>Says that another instance has committed something of a conversation.</summary>
    internal void PublishFromElsewhere(string conversationId)
    {
        lock (_gate)
        {
            _ofAllEverywhere.ForEach(f => f.Changed.Writer.TryWrite(conversationId));
            WakeFollowersOf(conversationId);
        }
    }

    /// <summary>Says that there is something to see of a conversation that no commit tells of.</summary>
    internal void Publish(string conversationId)
    {
        lock (_gate)
        {
            WakeFollowersOf(conversationId);
        }
    }

    private void WakeFollowersOf(string conversationId)
    {
        if (_ofOne.TryGetValue(conversationId, out var followers))
        {
            followers.ForEach(f => f.Changed.Writer.TryWrite(conversationId));
        }
    }

    private void Leave(Follower follower)
    {
        lock (_gate)
        {
            if (follower.ConversationId is not { } id)
            {
                _ofAll.RemoveAll(f => f.Follower == follower);
                _ofAllEverywhere.Remove(follower);
            }
            else if (_ofOne.TryGetValue(id, out var followers) && followers.Remove(follower) && followers.Count == 0)
            {
                _ofOne.Remove(id);
            }
        }
    }

    /// <summary>One follower; disposing it ends following.</summary>
    public sealed class Follower : IDisposable
    {
        private readonly ConversationFeed _feed;

        internal Follower(ConversationFeed feed, string? conversationId)
        {
            (_feed, ConversationId) = (feed, conversationId);

            // One signal says all there is to say about one conversation.
            Changed = conversationId is null
                ? Channel.CreateUnbounded<string>(new() { SingleReader = true })
                : Channel.CreateBounded<string>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
        }

        internal string? ConversationId { get; }

        internal Channel<string> Changed { get; }

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
        public void Dispose() => _feed.Leave(this);
    }
}
