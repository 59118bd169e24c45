using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Schema;

/// <summary>A card that asks the person to sign in through a connection of Azure Bot Service.</summary>
public sealed class OAuthCard
{
    /// <summary>The attachment's content type.</summary>
    public const string ContentType = "application/vnd.microsoft.card.oauth";

    /// <summary>Why.</summary>
    public string? Text { get; set; }

    /// <summary>The connection's name in the bot's registration.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>What a client that is signed in already may exchange its token for; kept as it came.</summary>
    public JsonElement? TokenExchangeResource { get; set; }

    /// <summary>Where a client may leave a token directly; kept as it came.</summary>
    public JsonElement? TokenPostResource { get; set; }

    /// <summary>The button, of type signin.</summary>
    public IList<CardAction>? Buttons { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>The card as an attachment.</summary>
    public Attachment ToAttachment() => new()
    {
        ContentType = ContentType,
        Content = JsonSerializer.SerializeToElement(this, BotFrameworkJson.Wire.OAuthCard),
    };
}
