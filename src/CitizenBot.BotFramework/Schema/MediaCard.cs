using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Schema;

/// <summary>A card that plays a sound, a video or an animated picture.</summary>
public sealed class MediaCard
{
    /// <summary>The content type of a card with an animated picture.</summary>
    public const string AnimationContentType = "application/vnd.microsoft.card.animation";

    /// <summary>The content type of a card with sound.</summary>
    public const string AudioContentType = "application/vnd.microsoft.card.audio";

    /// <summary>The content type of a card with video.</summary>
    public const string VideoContentType = "application/vnd.microsoft.card.video";

    /// <summary>Heading.</summary>
    public string? Title { get; set; }

    /// <summary>Line under the heading.</summary>
    public string? Subtitle { get; set; }

    /// <summary>Body.</summary>
    public string? Text { get; set; }

    /// <summary>Shown until it plays.</summary>
    public CardImage? Image { get; set; }

    /// <summary>The same content in several forms; the client takes the first that it can play.</summary>
    public IList<MediaUrl>? Media { get; set; }

    /// <summary>Buttons, in order.</summary>
    public IList<CardAction>? Buttons { get; set; }

    /// <summary>Whether it may be passed on.</summary>
    public bool? Shareable { get; set; }

    /// <summary>Whether it begins again at its end.</summary>
    public bool? Autoloop { get; set; }

    /// <summary>Whether it plays by itself.</summary>
    public bool? Autostart { get; set; }

    /// <summary><c>16:9</c> or <c>4:3</c>.</summary>
    public string? Aspect { get; set; }

    /// <summary>ISO 8601.</summary>
    public string? Duration { get; set; }

    /// <summary>For the bot.</summary>
    public JsonElement? Value { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>The card as an attachment.</summary>
    /// <param name="contentType">One of the three content types above.</param>
    public Attachment ToAttachment(string contentType) => new()
    {
        ContentType = contentType,
        Content = JsonSerializer.SerializeToElement(this, BotFrameworkJson.Wire.MediaCard),
    };
}

/// <summary>Where something to play is.</summary>
public sealed class MediaUrl
{
    /// <summary>https or a data URI.</summary>
    public string? Url { get; set; }

    /// <summary>A word for the client on how it is meant to be played.</summary>
    public string? Profile { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
