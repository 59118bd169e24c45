using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Schema;

/// <summary>What a bot says to start a conversation.</summary>
public sealed class ConversationParameters
{
    /// <summary>Whether more than two take part.</summary>
    public bool? IsGroup { get; set; }

    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; set; }

    /// <summary>The others.</summary>
    public IList<ChannelAccount>? Members { get; set; }

    /// <summary>What it is about.</summary>
    public string? TopicName { get; set; }

    /// <summary>Microsoft Entra tenant.</summary>
    public string? TenantId { get; set; }

    /// <summary>The first activity, sent together with the conversation.</summary>
    public Activity? Activity { get; set; }

    /// <summary>For the channel.</summary>
    public JsonElement? ChannelData { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>The conversation that was started.</summary>
public sealed class ConversationResourceResponse
{
    /// <summary>Its id.</summary>
    public string? Id { get; set; }

    /// <summary>Id of the first activity, if one was sent.</summary>
    public string? ActivityId { get; set; }

    /// <summary>Where its Connector API is.</summary>
    public string? ServiceUrl { get; set; }
}

/// <summary>A page of a conversation's members.</summary>
public sealed class PagedMembersResult
{
    /// <summary>Ask with it for the next page; null on the last.</summary>
    public string? ContinuationToken { get; set; }

    /// <summary>The members of this page.</summary>
    public IList<ChannelAccount> Members { get; set; } = [];
}

/// <summary>A file to keep with the channel.</summary>
public sealed class AttachmentData
{
    /// <summary>Media type.</summary>
    public string? Type { get; set; }

    /// <summary>File name.</summary>
    public string? Name { get; set; }

    /// <summary>The bytes.</summary>
    public byte[]? OriginalBase64 { get; set; }

    /// <summary>The bytes of a small picture of it.</summary>
    public byte[]? ThumbnailBase64 { get; set; }
}
