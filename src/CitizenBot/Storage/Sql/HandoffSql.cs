using System.Text.Json;
using CitizenBot.Desk;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Storage.Changes;

namespace CitizenBot.Storage;

/// <summary>Who has a conversation: every step names the state it leaves, so that two hands never hold one.</summary>
internal static class HandoffSql
{
    public static Task RequestAsync(CommitUnit unit, HandoffRequested change) => RequestAsync(unit, ConversationStatus.Queued, change);

    /// <summary>The conversation waits for people: ours, or those of a hub.</summary>
    public static Task RequestAsync(CommitUnit unit, string status, HandoffRequested change) => unit.RequireAsync(
        $"""
        UPDATE conversations SET status = {status}, team = {change.Team}, topic = {change.Topic},
            reason = {change.Reason}, priority = CASE WHEN priority > {(int)change.Priority} THEN priority ELSE {(int)change.Priority} END,
            sensitive = {change.Sensitive}, queued_at = {unit.Now}, agent = NULL
        WHERE id = {unit.ConversationId} AND status IN ({ConversationStatus.Bot}, {ConversationStatus.Message}, {ConversationStatus.Closed})
        """,
        "The conversation is with people already.");

    /// <summary>Who left a message before joining the queue still has it waiting after leaving the queue.</summary>
    public static Task LeaveQueueAsync(CommitUnit unit) => unit.RequireAsync(
        $"""
        UPDATE conversations SET status = CASE WHEN contact IS NULL THEN {ConversationStatus.Bot} ELSE {ConversationStatus.Message} END, priority = 0
        WHERE id = {unit.ConversationId} AND status = {ConversationStatus.Queued}
        """,
        "The conversation no longer waits.");

    public static Task RaiseAsync(CommitUnit unit, PriorityRaised change) =>
        unit.ExecuteAsync($"UPDATE conversations SET priority = {(int)change.Priority} WHERE id = {unit.ConversationId} AND priority < {(int)change.Priority}");

    public static Task LeaveMessageAsync(CommitUnit unit, MessageLeft change)
    {
        var contact = JsonSerializer.Serialize(change.Contact, StorageJson.Default.ContactDetails);
        return unit.RequireAsync(
            $"""
            UPDATE conversations SET status = {ConversationStatus.Message}, team = {change.Team}, topic = {change.Topic},
                reason = {HandoffReasons.Message}, priority = {(int)change.Priority}, sensitive = {change.Sensitive}, queued_at = {unit.Now}, agent = NULL, contact = {contact}
            WHERE id = {unit.ConversationId} AND status IN ({ConversationStatus.Bot}, {ConversationStatus.Message}, {ConversationStatus.Closed})
            """,
            "The conversation is with people already.");
    }

    public static Task ReopenAsync(CommitUnit unit) => unit.RequireAsync(
        $"UPDATE conversations SET status = {ConversationStatus.Bot}, priority = 0, queued_at = NULL, agent = NULL WHERE id = {unit.ConversationId} AND status = {ConversationStatus.Closed}",
        "The conversation is not closed.");

    public static Task TakeAsync(CommitUnit unit, ConversationTaken change) => unit.RequireAsync(
        $"UPDATE conversations SET status = {ConversationStatus.Agent}, agent = {change.Agent}, version = version + 1 WHERE id = {unit.ConversationId} AND status IN ({ConversationStatus.Queued}, {ConversationStatus.Message})",
        "The conversation no longer waits.");

    public static async Task ReleaseAsync(CommitUnit unit, ConversationReleased change)
    {
        await unit.RequireAsync(
            $"UPDATE conversations SET status = {change.Status}, agent = NULL, queued_at = NULL, contact = NULL, priority = 0, version = version + 1 WHERE id = {unit.ConversationId} AND status = {ConversationStatus.Agent} AND agent = {change.Agent}",
            "Somebody else has the conversation.");
        await unit.ExecuteAsync($"DELETE FROM drafts WHERE conversation_id = {unit.ConversationId}");
    }

    /// <summary>Whoever left a message is not waiting in the chat, so that for a team it is a message still.</summary>
    public static async Task TransferAsync(CommitUnit unit, ConversationTransferred change)
    {
        await unit.RequireAsync(
            $"""
            UPDATE conversations SET agent = {change.To}, team = {change.Team}, version = version + 1, queued_at = COALESCE(queued_at, {unit.Now}),
                status = CASE WHEN {change.To is not null} THEN {ConversationStatus.Agent} WHEN contact IS NULL THEN {ConversationStatus.Queued} ELSE {ConversationStatus.Message} END
            WHERE id = {unit.ConversationId} AND status = {ConversationStatus.Agent} AND agent = {change.Agent}
            """,
            "Somebody else has the conversation.");
        if (change.To is not null)
        {
            await unit.RequireAsync(
                $"UPDATE agents SET roles = roles WHERE user_name = {change.To} AND disabled = {false} AND roles LIKE {$"%{Roles.Agent}%"} AND ',' || teams || ',' LIKE {$"%,{change.Team},%"}",
                "The colleague may not have the conversation.");
        }

        await unit.ExecuteAsync($"DELETE FROM drafts WHERE conversation_id = {unit.ConversationId} AND agent = {change.Agent}");
    }

    public static Task RequireAgentAsync(CommitUnit unit, AgentRequired change) => unit.RequireAsync(
        $"UPDATE conversations SET version = version + 1 WHERE id = {unit.ConversationId} AND status = {ConversationStatus.Agent} AND agent = {change.Agent}",
        "Somebody else has the conversation.");

    /// <summary>Writes nothing new: the row's lock is what keeps the conversation in the queue until the commit.</summary>
    public static Task RequireQueuedAsync(CommitUnit unit) => unit.RequireAsync(
        $"UPDATE conversations SET status = status WHERE id = {unit.ConversationId} AND status = {ConversationStatus.Queued}",
        "The conversation no longer waits.");
}
