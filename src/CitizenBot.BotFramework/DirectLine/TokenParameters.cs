using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.DirectLine;

/// <summary>What a token is to be bound to; also the body that starts a conversation.</summary>
public sealed class TokenParameters
{
    /// <summary>The person that every message sent with the token comes from.</summary>
    public ChannelAccount? User { get; set; }

    /// <summary>Origins that may use the token.</summary>
    public IList<string>? TrustedOrigins { get; set; }

    /// <summary>The person's language, sent by clients that start a conversation.</summary>
    public string? Locale { get; set; }

    /// <summary>Version of the conversation.</summary>
    public string? ETag { get; set; }
}
