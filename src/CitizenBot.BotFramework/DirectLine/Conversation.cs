using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.DirectLine;

/// <summary>A conversation or a token for one, as Direct Line 3.0 answers it.</summary>
public sealed class Conversation
{
    /// <summary>Id of the conversation; clients put it into URLs unescaped, so only URL-safe characters.</summary>
    public string? ConversationId { get; set; }

    /// <summary>A token for this conversation alone.</summary>
    public string? Token { get; set; }

    /// <summary>How long the token lasts, in seconds.</summary>
    [JsonPropertyName("expires_in")]
    public int? ExpiresIn { get; set; }

    /// <summary>Where the WebSocket of the conversation is; authorised in itself, for a short time.</summary>
    public string? StreamUrl { get; set; }

    /// <summary>Id of a speech grammar.</summary>
    public string? ReferenceGrammarId { get; set; }

    /// <summary>Version of the conversation, where the server keeps one.</summary>
    public string? ETag { get; set; }
}
