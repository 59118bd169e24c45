using CitizenBot.Dialogs.Conversations;
using NodaTime;

namespace CitizenBot.Dialogs.Applications;

/// <summary>An application or a report that a citizen has filed. People decide about it.</summary>
public sealed record Application
{
    /// <summary>What the citizen says to find it again; unique in the city.</summary>
    public required ApplicationReference Reference { get; init; }

    /// <summary>The assistant it was filed with.</summary>
    public required string Assistant { get; init; }

    /// <summary>The service's id.</summary>
    public required string Service { get; init; }

    /// <summary>The team that receives it.</summary>
    public required string Team { get; init; }

    /// <summary>Whether only a cleared team may see it.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Whether the citizen said that they have protected identity.</summary>
    public bool ProtectedIdentity { get; init; }

    /// <summary>The BCP 47 tag of the language that it was filled in in and that the citizen is written to in.</summary>
    public required string Language { get; init; }

    /// <summary>What the form was called in Swedish.</summary>
    public required string Title { get; init; }

    /// <summary>The answers in the order of the form, in Swedish.</summary>
    public required IReadOnlyList<RecordedAnswer> Answers { get; init; }

    /// <summary>The files that belong to it; they live as long as it does.</summary>
    public IReadOnlyList<SentFile> Files { get; init; } = [];

    /// <summary>How to reach the citizen, which also proves that it is theirs.</summary>
    public string? Email { get; init; }

    /// <summary>As <see cref="Email"/>.</summary>
    public string? Phone { get; init; }

    /// <summary>Where news about it go.</summary>
    public required string ConversationKey { get; init; }

    /// <summary>How far it has come.</summary>
    public ApplicationState State { get; init; }

    /// <summary>The account of the agent who handles it; null for nobody yet.</summary>
    public string? Assignee { get; init; }

    /// <summary>What the office has written to the citizen, oldest first.</summary>
    public IReadOnlyList<OfficeMessage> Messages { get; init; } = [];

    /// <summary>0 at first, one more for each change.</summary>
    public int Version { get; init; }

    /// <summary>When it was filed.</summary>
    public required Instant FiledAt { get; init; }

    /// <summary>The content it was made from.</summary>
    public required string ContentVersion { get; init; }
}

/// <summary>How far a case has come.</summary>
public enum ApplicationState
{
    /// <summary>Nobody has begun.</summary>
    New,

    /// <summary>Somebody handles it.</summary>
    InProgress,

    /// <summary>The citizen is to do or say something.</summary>
    Waiting,

    /// <summary>It is decided or done.</summary>
    Done,
}

/// <summary>An answer as the office reads it.</summary>
/// <param name="Field">The field's name; for a repeated section with its number and section before it.</param>
/// <param name="Kind">The kind of the field, as form.yaml names it.</param>
/// <param name="Label">The question in Swedish.</param>
/// <param name="Value">The answer in Swedish; an identity number masked.</param>
/// <param name="Original">The citizen's own words, where they are others.</param>
public sealed record RecordedAnswer(string Field, string Kind, string Label, string Value, string? Original = null)
{
    /// <summary>What is stored of the answer: ids of choices, a date as YYYY-MM-DD, a number. Null for an identity number.</summary>
    public string? Data { get; init; }
}

/// <summary>A file of a conversation that was sent as an answer.</summary>
/// <param name="Id">Its id in the store.</param>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Size">Bytes.</param>
public sealed record SentFile(string Id, string Name, string ContentType, long Size);

/// <summary>What an agent has written to the citizen about a case.</summary>
/// <param name="At">When, in Unix milliseconds.</param>
/// <param name="Agent">The name that the citizen sees.</param>
/// <param name="Text">What was written.</param>
public sealed record OfficeMessage(long At, string Agent, string Text);
