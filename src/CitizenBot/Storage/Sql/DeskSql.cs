using CitizenBot.Desk;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Storage.Changes;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

internal static class DeskSql
{
    public static Task SaveDraftAsync(CommitUnit unit, DraftSaved change) => change.Text.Length == 0
        ? unit.ExecuteAsync($"DELETE FROM drafts WHERE conversation_id = {unit.ConversationId} AND agent = {change.Agent}")
        : unit.RequireAsync(
            $"""
            INSERT INTO drafts (conversation_id, agent, text, updated_at)
            SELECT id, agent, {change.Text}, {unit.Now} FROM conversations
            WHERE id = {unit.ConversationId} AND status = {ConversationStatus.Agent} AND agent = {change.Agent}
            ON CONFLICT (conversation_id, agent) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at
            """,
            "Somebody else has the conversation.");

    public static async Task SaveAgentAsync(CommitUnit unit, AgentSaved change)
    {
        var a = change.Agent;
        if (change.ExpectedStamp is null)
        {
            await unit.ExecuteAsync($"INSERT INTO agents (user_name, display_name, password_hash, roles, teams, must_change_password, disabled, failed_sign_ins, locked_until, security_stamp) VALUES ({a.UserName}, {a.DisplayName}, {a.PasswordHash}, {a.Roles}, {a.Teams}, {a.MustChangePassword}, {a.Disabled}, {a.FailedSignIns}, {a.LockedUntil}, {a.SecurityStamp})");
            return;
        }

        await unit.RequireAsync(
            $"UPDATE agents SET display_name = {a.DisplayName}, password_hash = {a.PasswordHash}, roles = {a.Roles}, teams = {a.Teams}, must_change_password = {a.MustChangePassword}, disabled = {a.Disabled}, failed_sign_ins = {a.FailedSignIns}, locked_until = {a.LockedUntil}, security_stamp = {a.SecurityStamp} WHERE user_name = {a.UserName} AND security_stamp = {change.ExpectedStamp}",
            "The account was changed by somebody else.");

        // Whoever may no longer see a conversation cannot keep it: it waits again, where it stood in the queue.
        var mayHaveNone = a.Disabled || !Roles.MayServe(DeskAgent.Split(a.Roles));
        var requeued = await unit.Db.Database.SqlQuery<string>(
            $"""
            UPDATE conversations SET status = {ConversationStatus.Queued}, agent = NULL, version = version + 1
            WHERE status = {ConversationStatus.Agent} AND agent = {a.UserName}
                AND ({mayHaveNone} OR {"," + a.Teams + ","} NOT LIKE '%,' || team || ',%')
            RETURNING id AS "Value"
            """).ToListAsync();
        unit.Result = unit.Result with { Requeued = requeued };
    }

    public static Task TrySignInAsync(CommitUnit unit, SignInTried change) => unit.RequireAsync(
        $"""
        UPDATE agents SET
            failed_sign_ins = CASE WHEN locked_until IS NULL THEN failed_sign_ins + 1 ELSE 1 END,
            locked_until = CASE WHEN locked_until IS NULL AND failed_sign_ins + 1 >= {change.Attempts} THEN {change.LockedUntil} ELSE NULL END
        WHERE user_name = {change.UserName} AND (locked_until IS NULL OR locked_until <= {unit.Now})
        """,
        "The account is locked.");

    public static Task SignInAsync(CommitUnit unit, SignInSucceeded change) =>
        unit.ExecuteAsync($"UPDATE agents SET failed_sign_ins = 0, locked_until = NULL WHERE user_name = {change.UserName}");

    /// <summary>Takes the lock of the row that it finds, so that two administrators cannot remove each other at once.</summary>
    public static Task RequireAdministratorAsync(CommitUnit unit) => unit.RequireAsync(
        $"UPDATE agents SET roles = roles WHERE disabled = {false} AND roles LIKE {$"%{Roles.Administrator}%"}",
        "At least one administrator must remain.");

    public static Task RecordAsync(CommitUnit unit, AuditRecorded change)
    {
        var a = change.Row;
        return unit.ExecuteAsync($"INSERT INTO audit_log (id, at, actor, action, subject, detail, status, address) VALUES ({a.Id}, {a.At}, {a.Actor}, {a.Action}, {a.Subject}, {a.Detail}, {a.Status}, {a.Address})");
    }

    public static Task SaveFeedbackAsync(CommitUnit unit, FeedbackGiven change) =>
        unit.ExecuteAsync($"INSERT INTO feedback (conversation_id, activity_id, helpful, comment, created_at) VALUES ({unit.ConversationId}, {change.ActivityId}, {change.Helpful}, {change.Comment}, {unit.Now}) ON CONFLICT (conversation_id, activity_id) DO UPDATE SET helpful = excluded.helpful, comment = excluded.comment, created_at = excluded.created_at");
}
