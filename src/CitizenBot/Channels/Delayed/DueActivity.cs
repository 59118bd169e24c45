using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels.Delayed;

/// <summary>What is due, as a turn of its conversation gets it.</summary>
internal static class DueActivity
{
    private const string Kind = "kind";
    private const string Key = "key";

    public static ActivityAccepted Accepted(ConversationRow row, DelayedWorkRow work) =>
        ProactiveActivities.Begin(row, BotEvents.Due, BotEvents.Json((Kind, work.Kind), (Key, work.Key)), ActivityOrigins.Clock);

    public static DueWork Read(Activity activity) =>
        new(activity.Value!.Value.GetProperty(Kind).GetString()!, activity.Value.Value.GetProperty(Key).GetString()!);
}
