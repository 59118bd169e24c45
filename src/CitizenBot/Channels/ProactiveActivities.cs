using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels;

/// <summary>
/// Has the bot speak without having been spoken to. What is committed is the beginning of a turn, so that what is said has its
/// place in the conversation's order and goes the way of every other word.
/// </summary>
internal static class ProactiveActivities
{
    /// <summary>In the conversation itself, however long ago it was.</summary>
    public static ActivityAccepted Continue(ConversationRow row, string text) => Accepted(row, ActivityEventNames.ContinueConversation, text);

    /// <summary>In a new conversation with the same person on the same remote channel; Direct Line's are begun by the citizen alone.</summary>
    public static ActivityAccepted Create(ConversationRow row, string text) => Accepted(row, ActivityEventNames.CreateConversation, text);

    /// <summary>Whether what is said in the turn of an activity goes into a new conversation.</summary>
    public static bool Creates(Activity activity, string? origin) => origin == ActivityOrigins.Own && activity.Name == ActivityEventNames.CreateConversation;

    private static ActivityAccepted Accepted(ConversationRow row, string name, string text)
    {
        var activity = row.ToReference().GetContinuationActivity();
        (activity.Name, activity.RelatesTo) = (name, null);
        activity.Value = JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [ProactiveMiddleware.Text] = BotEvents.Json(text) }, BotFrameworkJson.Wire.DictionaryStringJsonElement);
        return new ActivityAccepted(activity, null, Visible: false, ActivityOrigins.Own);
    }
}
