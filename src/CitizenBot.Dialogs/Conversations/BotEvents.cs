using System.Text.Json;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.Dialogs.Conversations;

/// <summary>The events between bot and widget.</summary>
public static class BotEvents
{
    /// <summary>Client: the language was chosen. Bot: the language has changed. <c>{language, direction}</c>.</summary>
    public const string Language = "citizenbot/language";

    /// <summary>Client: a person, please.</summary>
    public const string Person = "citizenbot/person";

    /// <summary>Client: no longer wants to wait.</summary>
    public const string LeaveQueue = "citizenbot/leave-queue";

    /// <summary>Client: a thumb, <c>{activityId, helpful, comment?}</c>.</summary>
    public const string Feedback = "citizenbot/feedback";

    /// <summary>Client: a wish about what is stored of the conversation, <c>{request: "deletion"}</c>.</summary>
    public const string MyData = "citizenbot/my-data";

    /// <summary>The wish that the conversation be deleted.</summary>
    public const string DeletionRequest = "deletion";

    /// <summary>Bot: the place in the queue, <c>{position}</c>.</summary>
    public const string Queue = "citizenbot/queue";

    /// <summary>
    /// Bot: who has the conversation, <c>{state, agent?, team?}</c>. To open streams alone: <c>{state: "off", reasons}</c> by language when
    /// the assistant is switched off, <c>{state: "on"}</c> when it is on again.
    /// </summary>
    public const string ServiceState = "citizenbot/service-state";

    /// <summary>Inside the program: what was to be done at a time is due, <c>{kind, key}</c>.</summary>
    public const string Due = "citizenbot/due";

    /// <summary>Bot, to open streams alone: what everybody is to read at once, <c>{texts}</c> by language; no texts when it is over.</summary>
    public const string Notice = "citizenbot/notice";

    /// <summary>An event from the bot.</summary>
    public static Activity Create(string name, IReadOnlyDictionary<string, JsonElement> value, string language) => new()
    {
        Type = ActivityTypes.Event,
        Name = name,
        Locale = language,
        Value = JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement>(value), BotFrameworkJson.Wire.DictionaryStringJsonElement),
    };

    /// <summary>Who has the conversation now.</summary>
    public static Activity State(string state, string language, string? team = null, string? agent = null)
    {
        var value = new Dictionary<string, JsonElement> { ["state"] = Json(state) };
        if (team is not null)
        {
            value["team"] = Json(team);
        }

        if (agent is not null)
        {
            value["agent"] = Json(agent);
        }

        return Create(ServiceState, value, language);
    }

    /// <summary>The place in the queue; 1 is next.</summary>
    public static Activity Position(int position, string language) =>
        Create(Queue, new Dictionary<string, JsonElement> { ["position"] = JsonSerializer.SerializeToElement(position, JsonNumbers.Default.Int32) }, language);

    /// <summary>Strings as a JSON object, as channel data and the values of events are.</summary>
    public static JsonElement Json(params ReadOnlySpan<(string Name, string Text)> fields)
    {
        var json = new Dictionary<string, JsonElement>();
        foreach (var (name, text) in fields)
        {
            json[name] = Json(text);
        }

        return JsonSerializer.SerializeToElement(json, BotFrameworkJson.Wire.DictionaryStringJsonElement);
    }

    /// <summary>A string as a JSON value.</summary>
    public static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text, BotFrameworkJson.Wire.String);
}

[System.Text.Json.Serialization.JsonSerializable(typeof(int))]
[System.Text.Json.Serialization.JsonSerializable(typeof(bool))]
internal sealed partial class JsonNumbers : System.Text.Json.Serialization.JsonSerializerContext;
