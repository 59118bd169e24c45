using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Schema;

/// <summary>A card with a large picture.</summary>
public sealed class HeroCard
{
    /// <summary>The attachment's content type.</summary>
    public const string ContentType = "application/vnd.microsoft.card.hero";

    /// <summary>Heading.</summary>
    public string? Title { get; set; }

    /// <summary>Line under the heading.</summary>
    public string? Subtitle { get; set; }

    /// <summary>Body.</summary>
    public string? Text { get; set; }

    /// <summary>Pictures; most channels show the first.</summary>
    public IList<CardImage>? Images { get; set; }

    /// <summary>Buttons, in order.</summary>
    public IList<CardAction>? Buttons { get; set; }

    /// <summary>What pressing the card itself does.</summary>
    public CardAction? Tap { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>The card as an attachment.</summary>
    public Attachment ToAttachment() => new()
    {
        ContentType = ContentType,
        Content = JsonSerializer.SerializeToElement(this, BotFrameworkJson.Wire.HeroCard),
    };
}

/// <summary>A card with a small picture.</summary>
public sealed class ThumbnailCard
{
    /// <summary>The attachment's content type.</summary>
    public const string ContentType = "application/vnd.microsoft.card.thumbnail";

    /// <summary>Heading.</summary>
    public string? Title { get; set; }

    /// <summary>Line under the heading.</summary>
    public string? Subtitle { get; set; }

    /// <summary>Body.</summary>
    public string? Text { get; set; }

    /// <summary>Pictures; most channels show the first.</summary>
    public IList<CardImage>? Images { get; set; }

    /// <summary>Buttons, in order.</summary>
    public IList<CardAction>? Buttons { get; set; }

    /// <summary>What pressing the card itself does.</summary>
    public CardAction? Tap { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>The card as an attachment.</summary>
    public Attachment ToAttachment() => new()
    {
        ContentType = ContentType,
        Content = JsonSerializer.SerializeToElement(this, BotFrameworkJson.Wire.ThumbnailCard),
    };
}

/// <summary>A card that asks the person to sign in.</summary>
public sealed class SigninCard
{
    /// <summary>The attachment's content type.</summary>
    public const string ContentType = "application/vnd.microsoft.card.signin";

    /// <summary>Why.</summary>
    public string? Text { get; set; }

    /// <summary>The button, of type signin.</summary>
    public IList<CardAction>? Buttons { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>The card as an attachment.</summary>
    public Attachment ToAttachment() => new()
    {
        ContentType = ContentType,
        Content = JsonSerializer.SerializeToElement(this, BotFrameworkJson.Wire.SigninCard),
    };
}

/// <summary>A picture on a card.</summary>
public sealed class CardImage
{
    /// <summary>https or a data URI.</summary>
    public string? Url { get; set; }

    /// <summary>What it shows, in words.</summary>
    public string? Alt { get; set; }

    /// <summary>What pressing it does.</summary>
    public CardAction? Tap { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
