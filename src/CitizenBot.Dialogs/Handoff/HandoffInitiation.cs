using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Dialogs.Handoff;

/// <summary>What a hub is told when it is asked to take a conversation.</summary>
internal static class HandoffInitiation
{
    public static Activity Of(ITurnContext context, HandoffRequested request, Transcript transcript)
    {
        var (assistant, language) = (context.Assistant(), context.Language());
        var value = new Dictionary<string, JsonElement>
        {
            ["assistant"] = BotEvents.Json(assistant.Id),
            ["team"] = BotEvents.Json(request.Team),
            ["teamName"] = BotEvents.Json(assistant.Teams[request.Team].Name.In("sv")),
            ["reason"] = BotEvents.Json(request.Reason),
            ["language"] = BotEvents.Json(language),
            ["priority"] = BotEvents.Json(request.Priority switch { HandoffPriority.Emergency => "emergency", HandoffPriority.High => "high", _ => "normal" }),
            ["sensitive"] = JsonSerializer.SerializeToElement(request.Sensitive, JsonNumbers.Default.Boolean),
        };
        if (request.Topic is { } topic)
        {
            value["topic"] = BotEvents.Json(topic);
            if (assistant.Services.TryGetValue(topic, out var service))
            {
                value["topicTitle"] = BotEvents.Json(service.ArticleIn("sv").Title);
            }
        }

        var initiation = EventFactory.CreateHandoffInitiation(
            context, JsonSerializer.SerializeToElement(value, BotFrameworkJson.Wire.DictionaryStringJsonElement), transcript);

        // Where the channel is reached is no business of the hub's.
        initiation.RelatesTo!.ServiceUrl = null;
        initiation.Locale = language;
        return initiation;
    }
}
