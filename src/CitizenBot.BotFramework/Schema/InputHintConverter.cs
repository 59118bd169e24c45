using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Schema;

/// <summary>Reads the short forms of the specification's prose too; Bot Framework peers only know the long ones.</summary>
internal sealed class InputHintConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("inputHint must be a string.");
        return reader.GetString() switch
        {
            "accepting" => InputHints.AcceptingInput,
            "expecting" => InputHints.ExpectingInput,
            "ignoring" => InputHints.IgnoringInput,
            var other => other,
        };
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
