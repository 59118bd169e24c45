using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Channels.DirectLine;

/// <summary>What a citizen's own events must look like to be taken; a value that says nothing is refused rather than kept and passed over.</summary>
internal static class CitizenEvents
{
    /// <summary>Why it is refused, or null.</summary>
    public static string? Validate(Activity activity) => activity is { Type: ActivityTypes.Event } ? activity.Name switch
    {
        BotEvents.Feedback => Feedback(activity.Value, activity.Conversation!.Id!),
        BotEvents.MyData => Is(activity.Value, "request", JsonValueKind.String) && activity.Value!.Value.GetProperty("request").ValueEquals(BotEvents.DeletionRequest)
            ? null
            : $"value.request must be '{BotEvents.DeletionRequest}'.",
        _ => null,
    } : null;

    private static string? Feedback(JsonElement? value, string conversationId) =>
        !Is(value, "activityId", JsonValueKind.String) || !value!.Value.GetProperty("activityId").GetString()!.StartsWith($"{conversationId}|", StringComparison.Ordinal)
            ? "value.activityId must be the id of an activity of this conversation."
        : !Is(value, "helpful", JsonValueKind.True) && !Is(value, "helpful", JsonValueKind.False) ? "value.helpful must be true or false."
        : value.Value.TryGetProperty("comment", out var comment) && comment.ValueKind != JsonValueKind.Null
            && (comment.ValueKind != JsonValueKind.String || comment.GetString()!.Length > CitizenBotHandler.LongestComment)
            ? $"value.comment must be a text of at most {CitizenBotHandler.LongestComment} characters."
        : null;

    private static bool Is(JsonElement? value, string property, JsonValueKind kind) =>
        value is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(property, out var found) && found.ValueKind == kind;
}
