namespace CitizenBot.Storage.Model;

/// <summary>An application or a report that was filed; its answers are in <see cref="Json"/>.</summary>
public sealed class ApplicationRow
{
    public required string Reference { get; set; }
    public required string Assistant { get; set; }
    public required string Service { get; set; }
    public required string Team { get; set; }
    public bool Sensitive { get; set; }
    public required string ConversationId { get; set; }
    public required string State { get; set; }
    public string? Assignee { get; set; }
    public long FiledAt { get; set; }
    public int Version { get; set; }
    public required string Json { get; set; }
}

/// <summary>A personal identity number in an application.</summary>
public sealed class ApplicationIdentityRow
{
    public required string Reference { get; set; }

    /// <summary>The field that asked for it.</summary>
    public required string Field { get; set; }

    /// <summary>A keyed hash of it, by which it is found.</summary>
    public required string Hash { get; set; }

    /// <summary>Encrypted with keys that are not in the database.</summary>
    public required string Protected { get; set; }
}

/// <summary>A file that lives as long as an application.</summary>
public sealed class ApplicationFileRow
{
    public required string Reference { get; set; }
    public required string FileId { get; set; }
}

/// <summary>A form that was put aside unfinished.</summary>
public sealed class ApplicationDraftRow
{
    public required string Reference { get; set; }
    public required string Assistant { get; set; }
    public required string Service { get; set; }
    public required string ConversationId { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public long KeptAt { get; set; }
    public required string Json { get; set; }
}
