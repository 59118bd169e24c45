using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Schema;

/// <summary>A card that lists what was agreed. Amounts are texts, ready to show.</summary>
public sealed class ReceiptCard
{
    /// <summary>The attachment's content type.</summary>
    public const string ContentType = "application/vnd.microsoft.card.receipt";

    /// <summary>Heading.</summary>
    public string? Title { get; set; }

    /// <summary>Labelled lines above the items.</summary>
    public IList<Fact>? Facts { get; set; }

    /// <summary>The items.</summary>
    public IList<ReceiptItem>? Items { get; set; }

    /// <summary>What pressing the card itself does.</summary>
    public CardAction? Tap { get; set; }

    /// <summary>Sum.</summary>
    public string? Total { get; set; }

    /// <summary>Tax.</summary>
    public string? Tax { get; set; }

    /// <summary>Value added tax.</summary>
    public string? Vat { get; set; }

    /// <summary>Buttons, in order.</summary>
    public IList<CardAction>? Buttons { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>The card as an attachment.</summary>
    public Attachment ToAttachment() => new()
    {
        ContentType = ContentType,
        Content = JsonSerializer.SerializeToElement(this, BotFrameworkJson.Wire.ReceiptCard),
    };
}

/// <summary>A labelled line of a receipt.</summary>
public sealed class Fact
{
    /// <summary>The label.</summary>
    public string? Key { get; set; }

    /// <summary>What it says.</summary>
    public string? Value { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>One item of a receipt.</summary>
public sealed class ReceiptItem
{
    /// <summary>Heading.</summary>
    public string? Title { get; set; }

    /// <summary>Line under the heading.</summary>
    public string? Subtitle { get; set; }

    /// <summary>Body.</summary>
    public string? Text { get; set; }

    /// <summary>A picture.</summary>
    public CardImage? Image { get; set; }

    /// <summary>Price with its currency.</summary>
    public string? Price { get; set; }

    /// <summary>How many.</summary>
    public string? Quantity { get; set; }

    /// <summary>What pressing the item does.</summary>
    public CardAction? Tap { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
