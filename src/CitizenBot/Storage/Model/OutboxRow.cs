namespace CitizenBot.Storage.Model;

/// <summary>An activity that a remote channel has still to receive.</summary>
public sealed class OutboxRow
{
    public required string ConversationId { get; set; }
    public long Sequence { get; set; }

    /// <summary>The same <c>x-ms-client-request-id</c> on every attempt, so that a channel can drop what it has.</summary>
    public required string RequestId { get; set; }
    public int Attempts { get; set; }
    public long DueAt { get; set; }

    /// <summary>Given up after the last attempt; kept for the operator.</summary>
    public bool Dead { get; set; }
    public string? LastError { get; set; }
}
