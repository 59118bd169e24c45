namespace CitizenBot.Storage.Model;

/// <summary>One activity of a conversation, in or out, in the order it was accepted or committed.</summary>
public sealed class ActivityRow
{
    public required string ConversationId { get; set; }
    public long Sequence { get; set; }

    /// <summary>True for what a turn has still to handle.</summary>
    public bool Pending { get; set; }
    public bool Inbound { get; set; }

    /// <summary>Whether a Direct Line client sees it: conversation updates are for the bot alone.</summary>
    public bool Visible { get; set; }

    /// <summary>Makes a repeated request the same request: sender and client id, or the channel's activity id.</summary>
    public string? DuplicateKey { get; set; }

    /// <summary>What the first call was answered, where the answer is more than the id (expectReplies, invoke).</summary>
    public string? Response { get; set; }

    /// <summary>The id that a remote channel gave an activity of ours; empty when it took it and gave none, null while it has not taken it.</summary>
    public string? ChannelActivityId { get; set; }

    /// <summary>One of <see cref="ActivityOrigins"/> for what came in by another way than the conversation's channel.</summary>
    public string? Origin { get; set; }
    public long CreatedAt { get; set; }
    public required string Json { get; set; }
}

/// <summary>Values of <see cref="ActivityRow.Origin"/>.</summary>
internal static class ActivityOrigins
{
    /// <summary>An agent hub has sent it, and has shown that it is that hub.</summary>
    public const string Hub = "hub";

    /// <summary>An operator has the bot speak, or a part of the program does; nobody outside has sent anything.</summary>
    public const string Own = "own";

    /// <summary>Nobody has sent it: it says what is due.</summary>
    public const string Clock = "clock";
}
