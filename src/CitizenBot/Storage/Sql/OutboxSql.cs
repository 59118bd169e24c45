using CitizenBot.Storage.Changes;

namespace CitizenBot.Storage;

internal static class OutboxSql
{
    public static Task ClaimAsync(CommitUnit unit, OutboxClaimed change) => unit.RequireAsync(
        $"UPDATE outbox SET due_at = {change.LeaseUntil} WHERE conversation_id = {change.ConversationId} AND sequence = {change.Sequence} AND due_at = {change.ReadDueAt} AND attempts = {change.Attempts} AND dead = {false}",
        "Another instance delivers this activity.");

    public static Task DeliveredAsync(CommitUnit unit, OutboxDelivered change) =>
        unit.ExecuteAsync($"DELETE FROM outbox WHERE conversation_id = {change.ConversationId} AND sequence = {change.Sequence}");

    public static Task FailedAsync(CommitUnit unit, OutboxFailed change) =>
        unit.ExecuteAsync($"UPDATE outbox SET attempts = attempts + 1, due_at = {change.DueAt}, dead = {change.Dead}, last_error = {change.Error} WHERE conversation_id = {change.ConversationId} AND sequence = {change.Sequence}");
}
