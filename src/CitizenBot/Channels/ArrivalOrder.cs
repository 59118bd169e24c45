namespace CitizenBot.Channels;

/// <summary>Lets the arrivals of one conversation through one after the other, first come first served; those of others meanwhile.</summary>
internal sealed class ArrivalOrder
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Place> _last = new(StringComparer.Ordinal);

    /// <summary>The next place in a conversation's line; disposing it lets the one behind come.</summary>
    public Place Take(string conversationId)
    {
        lock (_gate)
        {
            var before = _last.GetValueOrDefault(conversationId);
            return _last[conversationId] = new Place(this, conversationId, before);
        }
    }

    private void Leave(Place place)
    {
        lock (_gate)
        {
            if (_last[place.ConversationId] == place)
            {
                _last.Remove(place.ConversationId);
            }
        }
    }

    public sealed class Place(ArrivalOrder order, string conversationId, Place? before) : IDisposable
    {
        private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Done when it is this one's turn.</summary>
        public Task Reached { get; } = before?._left.Task ?? Task.CompletedTask;

        public string ConversationId => conversationId;

        public void Dispose()
        {
            order.Leave(this);
            _left.TrySetResult();
        }
    }
}
