using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels.Delayed;

/// <summary>What is due, as a turn of its conversation gets it: addressed like the citizen's own, so that what the turn says goes to them.</summary>
internal static class DueActivity
{
    private const string Kind = "kind";
    private const string Key = "key";

    public static ActivityAccepted Accepted(ConversationRow row, DelayedWorkRow work)
    {
        var due = row.ToReference().GetContinuationActivity();
        (due.Name, due.RelatesTo) = (BotEvents.Due, null);
        due.Value = JsonSerializer.SerializeToElement(
            new Dictionary<string, JsonElement> { [Kind] = BotEvents.Json(work.Kind), [Key] = BotEvents.Json(work.Key) }, BotFrameworkJson.Wire.DictionaryStringJsonElement);
        return new ActivityAccepted(due, null, Visible: false, ActivityOrigins.Clock);
    }

    public static DueWork Read(Activity activity) =>
        new(activity.Value!.Value.GetProperty(Kind).GetString()!, activity.Value.Value.GetProperty(Key).GetString()!);
}
