namespace CitizenBot.Storage.Model;

/// <summary>What is to be said in a conversation at a time. Whoever takes the row away in a commit does it; nobody else does.</summary>
public sealed class DelayedWorkRow
{
    /// <summary>One of <see cref="Dialogs.Conversations.DueWorkKinds"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>What it concerns: unique within the kind.</summary>
    public required string Key { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long DueAt { get; set; }
    public required string ConversationId { get; set; }
}
