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

    /// <summary>The beginning of a turn of a conversation that nobody has spoken in: addressed like the citizen's own, so that what the turn says goes to them.</summary>
    public static ActivityAccepted Begin(ConversationRow row, string name, JsonElement value, string origin)
    {
        var activity = row.ToReference().GetContinuationActivity();
        (activity.Name, activity.Value, activity.RelatesTo) = (name, value, null);
        return new ActivityAccepted(activity, null, Visible: false, origin);
    }

    private static ActivityAccepted Accepted(ConversationRow row, string name, string text) =>
        Begin(row, name, BotEvents.Json((ProactiveMiddleware.Text, text)), ActivityOrigins.Own);
}
