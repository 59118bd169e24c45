namespace CitizenBot.Storage.Model;

/// <summary>What a remote channel, an agent hub or a mailbox has still to receive. The rows of one conversation and destination go in order.</summary>
public sealed class OutboxRow
{
    public required string ConversationId { get; set; }

    /// <summary>One of <see cref="OutboxDestinations"/>; each has an order of its own, so that a hub that is down holds up no answer.</summary>
    public required string Destination { get; set; }

    /// <summary>Its place in the order: the activity's own number, or one taken later: for its change, and for what a hub is told.</summary>
    public long Sequence { get; set; }

    /// <summary>One of <see cref="OutboxMethods"/>.</summary>
    public required string Method { get; set; }

    /// <summary>The number of the activity that is sent, updated or deleted.</summary>
    public long ActivitySequence { get; set; }

    /// <summary>The same on every attempt, so that a receiver can drop what it has: <c>x-ms-client-request-id</c>, <c>webhook-id</c>.</summary>
    public required string RequestId { get; set; }
    public int Attempts { get; set; }
    public long DueAt { get; set; }

    /// <summary>When an instance took it to make an attempt; null while none does. Another may take it when it is due again.</summary>
    public long? ClaimedAt { get; set; }

    /// <summary>Given up after the last attempt; kept for the operator.</summary>
    public bool Dead { get; set; }
    public string? LastError { get; set; }
}

/// <summary>Values of <see cref="OutboxRow.Destination"/>.</summary>
internal static class OutboxDestinations
{
    /// <summary>The channel that the conversation came from, by its Connector API.</summary>
    public const string Channel = "channel";

    /// <summary>The agent hub that has the conversation, by its webhook.</summary>
    public const string Hub = "hub";

    /// <summary>A citizen's e-mail address.</summary>
    public const string Mail = "mail";
}

/// <summary>Values of <see cref="OutboxRow.Method"/>.</summary>
internal static class OutboxMethods
{
    public const string Send = "send";

    /// <summary>The activity is sent in a new conversation with the same person.</summary>
    public const string Create = "create";
    public const string Update = "update";
    public const string Delete = "delete";
}
