using System.Text.Json;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.Storage.Model;

/// <summary>A conversation: where it is, who has it and what its next numbers are. Times are Unix milliseconds.</summary>
public sealed class ConversationRow
{
    /// <summary>URL-safe; on Direct Line the conversation id itself, elsewhere derived from channel and conversation id.</summary>
    public required string Id { get; set; }
    public required string Assistant { get; set; }
    public required string ChannelId { get; set; }
    public required string ChannelConversationId { get; set; }
    public required string UserId { get; set; }

    /// <summary>The Bot Framework's conversation reference as JSON: how a remote channel is reached; null on Direct Line.</summary>
    public string? Reference { get; set; }

    /// <summary>The app id of the bot that calls this one as its skill, and whose Connector API is called then; null for a channel.</summary>
    public string? Caller { get; set; }
    public required string Language { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }

    /// <summary>The number of the newest activity; both directions share one series, which is the Direct Line watermark.</summary>
    public long LastSequence { get; set; }

    /// <summary>Grows with every turn and desk command; a commit that read another value is refused and re-run.</summary>
    public long Version { get; set; }
    public required string Status { get; set; }
    public string? Team { get; set; }
    public string? Topic { get; set; }
    public string? Reason { get; set; }
    public int Priority { get; set; }
    public bool Sensitive { get; set; }
    public long? QueuedAt { get; set; }
    public string? Agent { get; set; }
    public string? Contact { get; set; }

    /// <summary>Grows with every note, tag and ending.</summary>
    public long Annotations { get; set; }

    /// <summary>What <see cref="Reference"/> says; null on Direct Line.</summary>
    public ConversationReference? ReadReference() =>
        Reference is null ? null : JsonSerializer.Deserialize(Reference, BotFrameworkJson.Wire.ConversationReference);

    /// <summary>Where to speak in this conversation, on whatever channel it is.</summary>
    public ConversationReference ToReference() => ReadReference() ?? new ConversationReference
    {
        ChannelId = ChannelId,
        Conversation = new ConversationAccount { Id = ChannelConversationId },
        User = new ChannelAccount { Id = UserId, Role = RoleTypes.User },
        Bot = new ChannelAccount { Id = Assistant, Name = Assistant, Role = RoleTypes.Bot },
    };
}
