using CitizenBot.Storage.Changes;

namespace CitizenBot.Storage;

internal static class DelayedWorkSql
{
    /// <summary>Sets when something is due, instead of whatever it was; never where there is no time.</summary>
    public static async Task SetAsync(CommitUnit unit, string kind, string key, string conversationId, long? dueAt)
    {
        await DropAsync(unit, kind, key);
        if (dueAt is not null)
        {
            await unit.ExecuteAsync($"INSERT INTO delayed_work (kind, key, due_at, conversation_id) VALUES ({kind}, {key}, {dueAt}, {conversationId})");
        }
    }

    public static Task<int> DropAsync(CommitUnit unit, string kind, string key) =>
        unit.ExecuteAsync($"DELETE FROM delayed_work WHERE kind = {kind} AND key = {key}");

    public static Task ClaimAsync(CommitUnit unit, DelayedWorkClaimed change) => unit.RequireAsync(
        $"DELETE FROM delayed_work WHERE kind = {change.Row.Kind} AND key = {change.Row.Key} AND due_at = {change.Row.DueAt}",
        "Another instance has done it, or it is due at another time.");
}
