using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Schema;

/// <summary>A card, an image or a file. Either <see cref="Content"/> or <see cref="ContentUrl"/>, not both (A7100).</summary>
public sealed class Attachment
{
    /// <summary>A media type, for cards <c>application/vnd.microsoft.card.*</c>.</summary>
    public string? ContentType { get; set; }

    /// <summary>Where the content is, https or a data URI.</summary>
    public string? ContentUrl { get; set; }

    /// <summary>The content itself, never a primitive (A7110).</summary>
    public JsonElement? Content { get; set; }

    /// <summary>File name to show.</summary>
    public string? Name { get; set; }

    /// <summary>A small picture of it.</summary>
    public string? ThumbnailUrl { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A fact about an activity: its type, and whatever fields that type has.</summary>
public sealed class Entity
{
    /// <summary>Tells readers what the fields mean; unknown types are ignored (A2104).</summary>
    public string? Type { get; set; }

    /// <summary>The fields.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>Buttons shown once, under the last message.</summary>
public sealed class SuggestedActions
{
    /// <summary>Account ids that see them; null or empty means everybody (A7710).</summary>
    public IList<string>? To { get; set; }

    /// <summary>The buttons, in order.</summary>
    public IList<CardAction>? Actions { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A reaction to a message.</summary>
public sealed class MessageReaction
{
    /// <summary><c>like</c>, <c>plusOne</c> or the channel's own.</summary>
    public string? Type { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>Words in another message.</summary>
public sealed class TextHighlight
{
    /// <summary>The words.</summary>
    public string? Text { get; set; }

    /// <summary>Which time they occur, from 1.</summary>
    public int? Occurrence { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A task that a client starts and the bot carries on.</summary>
public sealed class SemanticAction
{
    /// <summary>The task's name.</summary>
    public string? Id { get; set; }

    /// <summary><c>start</c>, <c>continue</c> or <c>done</c>.</summary>
    public string? State { get; set; }

    /// <summary>What the task needs, by name.</summary>
    public IDictionary<string, Entity>? Entities { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
