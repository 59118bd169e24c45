using CitizenBot.Dialogs.Handoff;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Storage;

internal static class ConversationSql
{
    public static Task StartAsync(CommitUnit unit, ConversationStarted change)
    {
        var c = change.Conversation;
        return unit.ExecuteAsync($"""
            INSERT INTO conversations (id, assistant, channel_id, channel_conversation_id, user_id, reference, caller, language,
                created_at, updated_at, last_sequence, version, status, priority, sensitive)
            VALUES ({c.Id}, {c.Assistant}, {c.ChannelId}, {c.ChannelConversationId}, {c.UserId}, {c.Reference}, {c.Caller}, {c.Language},
                {unit.Now}, {unit.Now}, 0, 0, {c.Status}, 0, {false})
            ON CONFLICT (id) DO UPDATE SET reference = excluded.reference, caller = excluded.caller
                WHERE excluded.reference IS NOT NULL
                    AND (excluded.reference IS DISTINCT FROM conversations.reference OR excluded.caller IS DISTINCT FROM conversations.caller)
            """);
    }

    public static async Task RequestAsync(CommitUnit unit, ConversationRequested change)
    {
        var sequence = await ActivitySql.AppendUnseenAsync(unit, change.Activity);
        await OutboxSql.QueueAsync(unit, OutboxDestinations.Channel, OutboxMethods.Create, sequence, sequence);
    }

    public static async Task CreateAsync(CommitUnit unit, ConversationCreated change)
    {
        var created = unit.For(change.Conversation.Id);
        await StartAsync(created, new ConversationStarted(change.Conversation));
        await ActivitySql.SendAsync(created, new ActivitySent(change.Activity, change.DuplicateKey, Deliver: true));
    }

    public static Task ChangeLanguageAsync(CommitUnit unit, LanguageChanged change) =>
        unit.ExecuteAsync($"UPDATE conversations SET language = {change.Language} WHERE id = {unit.ConversationId}");

    public static Task IssueResumeAsync(CommitUnit unit, ResumeIssued change)
    {
        var r = change.Resume;
        return unit.ExecuteAsync($"INSERT INTO resumes (hash, assistant, conversation_id, user_id, expires_at) VALUES ({r.Hash}, {r.Assistant}, {r.ConversationId}, {r.UserId}, {r.ExpiresAt}) ON CONFLICT (hash) DO UPDATE SET expires_at = excluded.expires_at");
    }

    public static Task WriteSettingAsync(CommitUnit unit, SettingWritten change) => change.Value is null
        ? unit.ExecuteAsync($"DELETE FROM settings WHERE key = {change.Key}")
        : unit.ExecuteAsync($"INSERT INTO settings (key, value) VALUES ({change.Key}, {change.Value}) ON CONFLICT (key) DO UPDATE SET value = excluded.value");

    public static Task AddSettingAsync(CommitUnit unit, SettingAdded change) =>
        unit.ExecuteAsync($"INSERT INTO settings (key, value) VALUES ({change.Key}, {change.Value}) ON CONFLICT (key) DO NOTHING");
}
