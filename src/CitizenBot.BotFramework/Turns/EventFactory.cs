using System.Text.Json;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Turns;

/// <summary>Makes the events of the hand-off protocol.</summary>
public static class EventFactory
{
    /// <summary>Asks a hub to take the conversation of a turn.</summary>
    /// <param name="context">The turn; the event relates to its conversation.</param>
    /// <param name="handoffContext">What the hub is told, a JSON object; which fields is the hub's matter.</param>
    /// <param name="transcript">What was said so far; null for none. A hub ignores attachments that it does not know.</param>
    public static Activity CreateHandoffInitiation(ITurnContext context, JsonElement? handoffContext, Transcript? transcript) => new()
    {
        Type = ActivityTypes.Event,
        Name = HandoffEventNames.InitiateHandoff,
        Value = handoffContext,
        From = context.Activity.From?.Clone(),
        ChannelId = context.Activity.ChannelId,
        Conversation = context.Activity.Conversation?.Clone(),
        ReplyToId = context.Activity.Id,
        RelatesTo = ConversationReference.Of(context.Activity),
        Attachments = transcript is null ? null : [new Attachment { ContentType = "application/json", Name = "Transcript", Content = JsonSerializer.SerializeToElement(transcript, BotFrameworkJson.Wire.Transcript) }],
    };

    /// <summary>Tells a bot what has become of a hand-off.</summary>
    /// <param name="conversation">The conversation, as the bot knows it.</param>
    /// <param name="state">One of <see cref="HandoffStates"/>.</param>
    /// <param name="message">A sentence, if there is one.</param>
    public static Activity CreateHandoffStatus(ConversationAccount conversation, string state, string? message = null)
    {
        var value = new Dictionary<string, JsonElement> { ["state"] = JsonSerializer.SerializeToElement(state, BotFrameworkJson.Wire.String) };
        if (message is not null)
            value["message"] = JsonSerializer.SerializeToElement(message, BotFrameworkJson.Wire.String);
        return new Activity
        {
            Type = ActivityTypes.Event,
            Name = HandoffEventNames.HandoffStatus,
            Conversation = conversation,
            Value = JsonSerializer.SerializeToElement(value, BotFrameworkJson.Wire.DictionaryStringJsonElement),
        };
    }

    /// <summary>The state in a <see cref="HandoffEventNames.HandoffStatus"/>; null where the activity is none or names a state that the protocol does not.</summary>
    public static string? HandoffStateOf(Activity activity) =>
        activity is { Type: ActivityTypes.Event, Name: HandoffEventNames.HandoffStatus, Value: { ValueKind: JsonValueKind.Object } value }
        && value.TryGetProperty("state", out var state) && state.ValueKind == JsonValueKind.String
        && state.GetString() is HandoffStates.Accepted or HandoffStates.Failed or HandoffStates.Completed
            ? state.GetString()
            : null;
}
