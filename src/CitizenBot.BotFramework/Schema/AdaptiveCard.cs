using System.Text.Json;

namespace CitizenBot.BotFramework.Schema;

/// <summary>A card in the language of Adaptive Cards, which is its own standard: its JSON is passed on as it is.</summary>
public static class AdaptiveCard
{
    /// <summary>The attachment's content type.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The card as an attachment.</summary>
    /// <param name="card">An object of type AdaptiveCard.</param>
    /// <exception cref="ArgumentException">It is no such object.</exception>
    public static Attachment ToAttachment(JsonElement card) =>
        card.ValueKind == JsonValueKind.Object && card.TryGetProperty("type", out var type) && type.ValueEquals("AdaptiveCard")
            ? new Attachment { ContentType = ContentType, Content = card }
            : throw new ArgumentException("The card is not an object of type AdaptiveCard.", nameof(card));
}
