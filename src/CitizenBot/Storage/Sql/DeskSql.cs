using CitizenBot.Dialogs.Handoff;
using CitizenBot.Storage.Changes;

namespace CitizenBot.Storage;

internal static class DeskSql
{
    public static Task SaveDraftAsync(CommitUnit unit, DraftSaved change) => change.Text.Length == 0
        ? unit.ExecuteAsync($"DELETE FROM drafts WHERE conversation_id = {unit.ConversationId} AND agent = {change.Agent}")
        : unit.ExecuteAsync($"INSERT INTO drafts (conversation_id, agent, text, updated_at) VALUES ({unit.ConversationId}, {change.Agent}, {change.Text}, {unit.Now}) ON CONFLICT (conversation_id, agent) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at");

    public static Task SaveAgentAsync(CommitUnit unit, AgentSaved change)
    {
        var a = change.Agent;
        return change.ExpectedStamp is null
            ? unit.ExecuteAsync($"INSERT INTO agents (user_name, display_name, password_hash, roles, teams, must_change_password, disabled, failed_sign_ins, locked_until, security_stamp) VALUES ({a.UserName}, {a.DisplayName}, {a.PasswordHash}, {a.Roles}, {a.Teams}, {a.MustChangePassword}, {a.Disabled}, {a.FailedSignIns}, {a.LockedUntil}, {a.SecurityStamp})")
            : unit.RequireAsync(
                $"UPDATE agents SET display_name = {a.DisplayName}, password_hash = {a.PasswordHash}, roles = {a.Roles}, teams = {a.Teams}, must_change_password = {a.MustChangePassword}, disabled = {a.Disabled}, failed_sign_ins = {a.FailedSignIns}, locked_until = {a.LockedUntil}, security_stamp = {a.SecurityStamp} WHERE user_name = {a.UserName} AND security_stamp = {change.ExpectedStamp}",
                "The account was changed by somebody else.");
    }

    public static Task CountSignInAsync(CommitUnit unit, SignInCounted change) =>
        unit.ExecuteAsync($"UPDATE agents SET failed_sign_ins = {change.FailedSignIns}, locked_until = {change.LockedUntil} WHERE user_name = {change.UserName}");

    public static Task SaveFeedbackAsync(CommitUnit unit, FeedbackGiven change) =>
        unit.ExecuteAsync($"INSERT INTO feedback (conversation_id, activity_id, helpful, comment, created_at) VALUES ({unit.ConversationId}, {change.ActivityId}, {change.Helpful}, {change.Comment}, {unit.Now}) ON CONFLICT (conversation_id, activity_id) DO UPDATE SET helpful = excluded.helpful, comment = excluded.comment, created_at = excluded.created_at");
}
