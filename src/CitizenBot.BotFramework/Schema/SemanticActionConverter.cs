using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Schema;

/// <summary>A semantic action that cannot be read is ignored, never a reason to reject (A3133).</summary>
internal sealed class SemanticActionConverter : JsonConverter<SemanticAction>
{
    public override SemanticAction? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        try
        {
            return json.Deserialize(BotFrameworkJson.Wire.SemanticAction);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, SemanticAction value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, BotFrameworkJson.Wire.SemanticAction);
}
