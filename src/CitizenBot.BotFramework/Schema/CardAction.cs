using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Schema;

/// <summary>A button.</summary>
public sealed class CardAction
{
    /// <summary>What pressing it does, one of <see cref="ActionTypes"/>.</summary>
    public string? Type { get; set; }

    /// <summary>What is written on it.</summary>
    public string? Title { get; set; }

    /// <summary>A picture on it.</summary>
    public string? Image { get; set; }

    /// <summary>What the picture shows, in words.</summary>
    public string? ImageAltText { get; set; }

    /// <summary>messageBack: the text that is sent.</summary>
    public string? Text { get; set; }

    /// <summary>messageBack: what the history shows.</summary>
    public string? DisplayText { get; set; }

    /// <summary>The text, object or URL that the action needs. Web Chat sends this for imBack, not the title.</summary>
    public JsonElement? Value { get; set; }

    /// <summary>For the channel's own clients.</summary>
    public JsonElement? ChannelData { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>A button that says <paramref name="value"/> in the person's name and shows it in the history.</summary>
    public static CardAction ImBack(string title, string value) => OfText(ActionTypes.ImBack, title, value);

    /// <summary>A button that opens <paramref name="url"/>.</summary>
    public static CardAction OpenUrl(string title, Uri url) => OfText(ActionTypes.OpenUrl, title, url.AbsoluteUri);

    private static CardAction OfText(string type, string title, string value) => new()
    {
        Type = type,
        Title = title,
        Value = JsonSerializer.SerializeToElement(value, BotFrameworkJson.Wire.String),
    };
}

/// <summary>Values of <see cref="CardAction.Type"/>.</summary>
public static class ActionTypes
{
    /// <summary>Opens a URL.</summary>
    public const string OpenUrl = "openUrl";

    /// <summary>Sends a message that everybody sees.</summary>
    public const string ImBack = "imBack";

    /// <summary>Sends a message that the history does not show.</summary>
    public const string PostBack = "postBack";

    /// <summary>Sends text and value, and shows a third text.</summary>
    public const string MessageBack = "messageBack";

    /// <summary>Plays sound at a URL.</summary>
    public const string PlayAudio = "playAudio";

    /// <summary>Plays video at a URL.</summary>
    public const string PlayVideo = "playVideo";

    /// <summary>Shows the picture at a URL.</summary>
    public const string ShowImage = "showImage";

    /// <summary>Downloads the file at a URL.</summary>
    public const string DownloadFile = "downloadFile";

    /// <summary>Opens a sign-in page.</summary>
    public const string Signin = "signin";

    /// <summary>Calls a <c>tel:</c> number.</summary>
    public const string Call = "call";

    /// <summary>Opens an app; without agreed rules.</summary>
    public const string OpenApp = "openApp";
}
