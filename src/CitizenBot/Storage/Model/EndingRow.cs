namespace CitizenBot.Storage.Model;

/// <summary>How a conversation ended at the desk; one that is opened again may end again.</summary>
public sealed class EndingRow
{
    public required string ConversationId { get; set; }
    public long EndedAt { get; set; }
    public required string Agent { get; set; }

    /// <summary>One of <see cref="ConversationOutcomes"/>; null where the agent has said none.</summary>
    public string? Outcome { get; set; }

    /// <summary>The summary, made from what is stored and from nothing else.</summary>
    public required string Json { get; set; }
}

/// <summary>Values of <see cref="EndingRow.Outcome"/>.</summary>
internal static class ConversationOutcomes
{
    /// <summary>The citizen got what they needed.</summary>
    public const string Solved = "solved";

    /// <summary>It goes on as a case or a booking.</summary>
    public const string Filed = "filed";

    /// <summary>It belongs to somebody else, and the citizen has been told to whom.</summary>
    public const string Referred = "referred";

    /// <summary>It was ended because of how the agent was spoken to.</summary>
    public const string Abuse = "abuse";

    public static readonly string[] All = [Solved, Filed, Referred, Abuse];
}
