namespace CitizenBot.Storage.Model;

/// <summary>A dialog, conversation or user state: JSON under a key, with a version that is its ETag.</summary>
public sealed class StateRow
{
    public required string Key { get; set; }
    public required string Json { get; set; }
    public long Version { get; set; }
    public long UpdatedAt { get; set; }
}

/// <summary>One seat of one time at one place. The primary key is what makes a double booking impossible.</summary>
public sealed class SeatRow
{
    public required string Resource { get; set; }
    public long Start { get; set; }
    public int Seat { get; set; }

    /// <summary>The hold or the booking's reference that owns the seat.</summary>
    public required string Owner { get; set; }

    /// <summary>When a hold lapses; null once booked.</summary>
    public long? ExpiresAt { get; set; }
}

/// <summary>A confirmed booking; its contact details are in <see cref="Json"/>.</summary>
public sealed class BookingRow
{
    public required string Reference { get; set; }
    public required string Assistant { get; set; }
    public required string Service { get; set; }
    public required string ConversationId { get; set; }
    public required string State { get; set; }
    public long Start { get; set; }
    public int Version { get; set; }
    public required string Json { get; set; }
}

/// <summary>What an agent was writing; one draft per agent and conversation.</summary>
public sealed class DraftRow
{
    public required string ConversationId { get; set; }
    public required string Agent { get; set; }
    public required string Text { get; set; }
    public long UpdatedAt { get; set; }
}

/// <summary>A local account of the desk.</summary>
public sealed class AgentRow
{
    /// <summary>Lower case.</summary>
    public required string UserName { get; set; }
    public required string DisplayName { get; set; }
    public required string PasswordHash { get; set; }

    /// <summary>Comma-separated.</summary>
    public required string Roles { get; set; }

    /// <summary>Comma-separated team ids.</summary>
    public required string Teams { get; set; }
    public bool MustChangePassword { get; set; }
    public bool Disabled { get; set; }
    public int FailedSignIns { get; set; }
    public long? LockedUntil { get; set; }

    /// <summary>Changes with the password and the rights, which ends older sessions.</summary>
    public required string SecurityStamp { get; set; }
}

/// <summary>Lets a browser continue its conversation; the key is a hash of what the browser keeps.</summary>
public sealed class ResumeRow
{
    public required string Hash { get; set; }
    public required string Assistant { get; set; }
    public required string ConversationId { get; set; }
    public required string UserId { get; set; }
    public long ExpiresAt { get; set; }
}

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

/// <summary>A citizen's thumb on one answer.</summary>
public sealed class FeedbackRow
{
    public required string ConversationId { get; set; }
    public required string ActivityId { get; set; }
    public bool Helpful { get; set; }
    public string? Comment { get; set; }
    public long CreatedAt { get; set; }
}

/// <summary>A value the installation made for itself, such as the key that signs Direct Line tokens.</summary>
public sealed class SettingRow
{
    public required string Key { get; set; }
    public required string Value { get; set; }
}
