using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Schema;

/// <summary>A person or a bot on a channel.</summary>
public sealed class ChannelAccount
{
    /// <summary>The channel's id for the account; opaque.</summary>
    public string? Id { get; set; }

    /// <summary>A name to show.</summary>
    public string? Name { get; set; }

    /// <summary>Object id in Microsoft Entra ID, where the channel knows it.</summary>
    public string? AadObjectId { get; set; }

    /// <summary>One of <see cref="RoleTypes"/>.</summary>
    public string? Role { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>A copy that can be changed on its own.</summary>
    public ChannelAccount Clone()
    {
        var copy = (ChannelAccount)MemberwiseClone();
        copy.Properties = Properties is null ? null : new Dictionary<string, JsonElement>(Properties);
        return copy;
    }
}

/// <summary>A conversation on a channel.</summary>
public sealed class ConversationAccount
{
    /// <summary>The channel's id for the conversation; opaque.</summary>
    public string? Id { get; set; }

    /// <summary>A name to show.</summary>
    public string? Name { get; set; }

    /// <summary>Whether more than two take part. Set by channels (A2083).</summary>
    public bool? IsGroup { get; set; }

    /// <summary>The channel's kind of conversation, such as <c>personal</c> or <c>channel</c> in Teams.</summary>
    public string? ConversationType { get; set; }

    /// <summary>Microsoft Entra tenant, where the channel knows it.</summary>
    public string? TenantId { get; set; }

    /// <summary>Object id in Microsoft Entra ID, where the channel knows it.</summary>
    public string? AadObjectId { get; set; }

    /// <summary>One of <see cref="RoleTypes"/>.</summary>
    public string? Role { get; set; }

    /// <summary>Fields of the wire that are not above, <c>properties</c> itself included.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>A copy that can be changed on its own.</summary>
    public ConversationAccount Clone()
    {
        var copy = (ConversationAccount)MemberwiseClone();
        copy.Properties = Properties is null ? null : new Dictionary<string, JsonElement>(Properties);
        return copy;
    }
}
