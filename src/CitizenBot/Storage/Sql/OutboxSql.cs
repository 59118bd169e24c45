using CitizenBot.BotFramework.Schema;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

internal static class OutboxSql
{
    public static Task QueueAsync(CommitUnit unit, string destination, string method, long sequence, long activity) =>
        unit.ExecuteAsync($"INSERT INTO outbox (conversation_id, destination, sequence, method, activity_sequence, request_id, attempts, due_at, dead) VALUES ({unit.ConversationId}, {destination}, {sequence}, {method}, {activity}, {Guid.NewGuid().ToString()}, 0, {unit.Now}, {false})");

    /// <summary>Sends an activity that is in the log and that no client sees.</summary>
    public static async Task SendUnseenAsync(CommitUnit unit, string destination, Activity activity)
    {
        var sequence = await ActivitySql.AppendUnseenAsync(unit, activity);
        await QueueAsync(unit, destination, OutboxMethods.Send, sequence, sequence);
    }

    /// <summary>A remote channel hears of the change of an activity that it has, or is still to get; of no other.</summary>
    public static async Task QueueChangeAsync(CommitUnit unit, string method, long activity)
    {
        var conversation = unit.ConversationId;
        var concerned = await unit.Db.Activities.AnyAsync(a => a.ConversationId == conversation && a.Sequence == activity && a.ChannelActivityId != null)
            || await unit.Db.Outbox.AnyAsync(o => o.ConversationId == conversation && o.Destination == OutboxDestinations.Channel && o.ActivitySequence == activity && !o.Dead);
        if (concerned)
        {
            await QueueAsync(unit, OutboxDestinations.Channel, method, await unit.NextSequenceAsync(), activity);
        }
    }

    public static Task ClaimAsync(CommitUnit unit, OutboxClaimed change) => unit.RequireAsync(
        $"UPDATE outbox SET due_at = {change.LeaseUntil}, claimed_at = {unit.Now} WHERE conversation_id = {change.Row.ConversationId} AND destination = {change.Row.Destination} AND sequence = {change.Row.Sequence} AND due_at = {change.ReadDueAt} AND attempts = {change.Row.Attempts} AND dead = {false}",
        "Another instance makes this delivery.");

    public static Task ReleaseAsync(CommitUnit unit, OutboxReleased change) => unit.ExecuteAsync(
        $"UPDATE outbox SET due_at = {unit.Now}, claimed_at = NULL WHERE conversation_id = {change.Row.ConversationId} AND destination = {change.Row.Destination} AND sequence = {change.Row.Sequence} AND due_at = {change.LeaseUntil}");

    public static async Task DeliveredAsync(CommitUnit unit, OutboxDelivered change)
    {
        var row = change.Row;
        await unit.ExecuteAsync($"DELETE FROM outbox WHERE conversation_id = {row.ConversationId} AND destination = {row.Destination} AND sequence = {row.Sequence}");
        if (row is { Destination: OutboxDestinations.Channel, Method: OutboxMethods.Send })
        {
            await unit.ExecuteAsync($"UPDATE activities SET channel_activity_id = {change.ReceiverId ?? ""} WHERE conversation_id = {row.ConversationId} AND sequence = {row.ActivitySequence}");
        }
    }

    public static Task FailedAsync(CommitUnit unit, OutboxFailed change) =>
        unit.ExecuteAsync($"UPDATE outbox SET attempts = attempts + 1, due_at = {change.DueAt}, claimed_at = NULL, dead = {change.Dead}, last_error = {change.Error} WHERE conversation_id = {change.Row.ConversationId} AND destination = {change.Row.Destination} AND sequence = {change.Row.Sequence}");
}
