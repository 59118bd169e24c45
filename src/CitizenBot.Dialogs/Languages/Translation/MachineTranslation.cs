using System.Globalization;
using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Speech;

namespace CitizenBot.Dialogs.Languages.Translation;

/// <summary>A text that a machine has translated, with the original, which is what counts.</summary>
/// <param name="Text">The translation.</param>
/// <param name="Original">What was written.</param>
/// <param name="From">BCP 47 tag of the original.</param>
/// <param name="To">BCP 47 tag of the translation.</param>
/// <param name="Engine">Who translated; several joined by <c>+</c> where it went through a third language.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Complete">False where a part stands untranslated, because its numbers or names came back changed.</param>
public sealed record MachineTranslation(string Text, string Original, string From, string To, string Engine, DateTimeOffset At, bool Complete)
{
    /// <summary>The type of the entity that a translated activity carries.</summary>
    public const string EntityType = "citizenbot/translation";

    /// <summary>What the Bot Framework calls a message that a machine has made (AI labels in Teams and the Agents SDK).</summary>
    private const string GeneratedContent = "AIGeneratedContent";

    /// <summary>Makes this the text of a message: in its language, marked, and with the original beside it.</summary>
    /// <param name="message">Whose text is the original.</param>
    /// <param name="assistant">Whose words introduce what a voice says.</param>
    public void Replace(Activity message, Assistant assistant)
    {
        (message.Text, message.Locale) = (Text, To);
        message.Entities = [.. message.Entities ?? [], .. ToEntities()];
        var fields = message.ChannelData is { ValueKind: JsonValueKind.Object } json ? json.EnumerateObject().ToDictionary(field => field.Name, field => field.Value) : [];
        fields["textStatus"] = Json("machine");
        message.ChannelData = JsonSerializer.SerializeToElement(fields, BotFrameworkJson.Wire.DictionaryStringJsonElement);

        // Without the buttons: no sentence introduces them in a language that the assistant does not write.
        message.Speak = SpokenMessage.Of(new Activity { Type = ActivityTypes.Message, Text = Text, TextFormat = message.TextFormat, Locale = To }, assistant);
    }

    private IEnumerable<Entity> ToEntities() =>
    [
        new Entity
        {
            Type = EntityType,
            Properties = new Dictionary<string, JsonElement>
            {
                ["original"] = Json(Original), ["from"] = Json(From), ["to"] = Json(To), ["engine"] = Json(Engine),
                ["at"] = Json(At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
            },
        },
        new Entity
        {
            Type = "https://schema.org/Message",
            Properties = new Dictionary<string, JsonElement>
            {
                ["@type"] = Json("Message"), ["@context"] = Json("https://schema.org"), ["@id"] = Json(""),
                ["additionalType"] = JsonSerializer.SerializeToElement([GeneratedContent], BotFrameworkJson.Wire.StringArray),
            },
        },
    ];

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text, BotFrameworkJson.Wire.String);
}
