using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels.Outbox;

/// <summary>Everything that an attempt to deliver needs, read when it is made.</summary>
/// <param name="Activity">As it is now: an update that overtook it is in it.</param>
/// <param name="ChannelActivityId">The id that the channel gave it; empty when it gave none, null while it has not taken it.</param>
internal sealed record Delivery(OutboxRow Row, Activity Activity, string? ChannelActivityId, ConversationRow Conversation);

/// <summary>The receiver has taken a delivery.</summary>
/// <param name="ActivityId">The id that it gave the activity, if it did.</param>
internal sealed record Receipt(string? ActivityId)
{
    /// <summary>What else is true now; committed together with that.</summary>
    public IReadOnlyList<Change> Consequences { get; init; } = [];
}

/// <summary>Where the outbox delivers to.</summary>
internal interface IOutboxDestination
{
    /// <summary>One of <see cref="OutboxDestinations"/>.</summary>
    string Name { get; }

    /// <summary>After how many attempts a delivery is given up.</summary>
    int MostAttempts { get; }

    /// <summary>One attempt; it throws unless the receiver has taken it.</summary>
    Task<Receipt> SendAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Whether the same call may succeed later, and how long the receiver asked to wait.</summary>
    (bool Again, TimeSpan? After) Judge(Exception error);

    /// <summary>What else is true once a delivery is given up; committed together with that.</summary>
    IReadOnlyList<Change> OnGivenUp(Delivery delivery);
}
