using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Recognizers;

/// <summary>What a recognizer understood of one message, in the Bot Framework's shape.</summary>
public sealed class RecognizerResult
{
    /// <summary>The text as it was given to the recognizer.</summary>
    [JsonPropertyName("text")]
    public string? Text { get; set; }

    /// <summary>The text the recognizer worked on, when it changed it (spelling, translation); otherwise null.</summary>
    [JsonPropertyName("alteredText")]
    public string? AlteredText { get; set; }

    /// <summary>Intent name to score. Empty when the text says nothing that could be an intent.</summary>
    [JsonPropertyName("intents")]
    public IDictionary<string, IntentScore> Intents { get; set; } = new Dictionary<string, IntentScore>(StringComparer.Ordinal);

    /// <summary>Entity name to its values, with their offsets under <c>$instance</c>; null when none were looked for.</summary>
    [JsonPropertyName("entities")]
    public JsonObject? Entities { get; set; }

    /// <summary>Members that other recognizers add (sentiment, for one), kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>The intent with the highest score, or an empty name and 0 when there is none above 0.</summary>
    public (string Intent, double Score) GetTopScoringIntent()
    {
        var top = (Intent: string.Empty, Score: 0d);
        foreach (var (intent, score) in Intents)
        {
            if (score.Score > top.Score) top = (intent, score.Score.Value);
        }

        return top;
    }
}
