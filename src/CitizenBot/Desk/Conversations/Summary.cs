using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Desk;

/// <summary>A conversation as the desk's lists show it.</summary>
internal record Summary
{
    public required string Id { get; init; }
    public required string Assistant { get; init; }

    /// <summary><c>queued</c>, <c>agent</c>, <c>message</c>; <c>bot</c> or <c>closed</c> once it has left the lists.</summary>
    public required string Status { get; init; }
    public string? Team { get; init; }
    public string? Topic { get; init; }

    /// <summary>In Swedish, the language of the desk.</summary>
    public string? TopicTitle { get; init; }
    public required string Language { get; init; }

    /// <summary><c>normal</c>, <c>high</c> or <c>emergency</c>.</summary>
    public required string Priority { get; init; }
    public required bool Sensitive { get; init; }

    /// <summary>When it joined the queue, ISO 8601 in UTC, always with milliseconds, so that it sorts as text.</summary>
    public required string Since { get; init; }
    public AgentName? Agent { get; init; }
    public string? Reason { get; init; }

    /// <summary>The beginning of what the citizen wrote last.</summary>
    public string? LastText { get; init; }
    public required long Version { get; init; }

    /// <summary>Grows with every note, tag and ending, which are read apart.</summary>
    public long Annotations { get; init; }
    public Contact? Contact { get; init; }

    /// <summary>What an agent is told of a conversation that is no longer theirs to see: that it is gone.</summary>
    public Summary Gone(long version) => this with
    {
        Status = ConversationStatus.Bot, Agent = null, LastText = null, Contact = null, Version = version,
    };
}

internal sealed record AgentName(string UserName, string DisplayName);

internal sealed record Contact(string? Name, string? Email, string? Phone);

internal sealed record ConversationList(IReadOnlyList<Summary> Conversations, string Watermark);

/// <summary>A conversation with everything said in it. Activities are passed on as they are stored.</summary>
internal sealed record ConversationDetail : Summary
{
    [SetsRequiredMembers]
    public ConversationDetail(Summary summary, IReadOnlyList<JsonElement> activities, string watermark, string? draft) : base(summary) =>
        (Activities, Watermark, Draft) = (activities, watermark, draft);

    public IReadOnlyList<JsonElement> Activities { get; }
    public string Watermark { get; }
    public string? Draft { get; }
}
