using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Storage.Model;

namespace CitizenBot.Storage;

/// <summary>What another system's hub has of a conversation: every step names the state it leaves, as at the desk.</summary>
internal static class HubSql
{
    public static Task RequestAsync(CommitUnit unit, HubRequested change) => HandoffSql.RequestAsync(unit, ConversationStatus.HubQueued, change.Request);

    public static Task AcceptAsync(CommitUnit unit) => unit.RequireAsync(
        $"UPDATE conversations SET status = {ConversationStatus.HubAgent} WHERE id = {unit.ConversationId} AND status IN ({ConversationStatus.HubQueued}, {ConversationStatus.HubAgent})",
        "The hub does not have the conversation.");

    /// <summary>Who left a message for the desk before still has it waiting there.</summary>
    public static Task ReleaseAsync(CommitUnit unit) => unit.RequireAsync(
        $"""
        UPDATE conversations SET status = CASE WHEN contact IS NULL THEN {ConversationStatus.Bot} ELSE {ConversationStatus.Message} END, priority = 0
        WHERE id = {unit.ConversationId} AND status IN ({ConversationStatus.HubQueued}, {ConversationStatus.HubAgent})
        """,
        "The hub does not have the conversation.");

    public static Task RelayAsync(CommitUnit unit)
    {
        unit.RelayToHub = true;
        return Task.CompletedTask;
    }
}
