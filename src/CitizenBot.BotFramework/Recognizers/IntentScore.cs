using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Recognizers;

/// <summary>How sure a recognizer is of one intent.</summary>
public sealed class IntentScore
{
    /// <summary>Confidence from 0 to 1; null when the recognizer gives none.</summary>
    [JsonPropertyName("score")]
    public double? Score { get; set; }

    /// <summary>Members that other recognizers add, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
