using System.Globalization;
using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

internal static class ActivitySql
{
    public static async Task AcceptAsync(CommitUnit unit, ActivityAccepted change)
    {
        if (!await IsDuplicateAsync(unit, change.DuplicateKey))
        {
            await AppendAsync(unit, change.Activity, change.DuplicateKey, inbound: true, change.Visible);
        }
    }

    public static async Task SendAsync(CommitUnit unit, ActivitySent change)
    {
        if (await IsDuplicateAsync(unit, change.DuplicateKey))
        {
            return;
        }

        var sequence = await AppendAsync(unit, change.Activity, change.DuplicateKey, inbound: false, visible: true);
        if (change.Deliver)
        {
            await unit.ExecuteAsync($"INSERT INTO outbox (conversation_id, sequence, request_id, attempts, due_at, dead) VALUES ({unit.ConversationId}, {sequence}, {Guid.NewGuid().ToString()}, 0, {unit.Now}, {false})");
        }
    }

    public static Task EndTurnAsync(CommitUnit unit, TurnEnded change) => unit.RequireAsync(
        $"UPDATE activities SET pending = {false}, response = {change.Response} WHERE conversation_id = {unit.ConversationId} AND sequence = {change.Sequence} AND pending = {true}",
        "The turn was committed by somebody else.");

    public static Task UpdateAsync(CommitUnit unit, ActivityUpdated change)
    {
        var json = JsonSerializer.Serialize(change.Activity, BotFrameworkJson.Wire.Activity);
        return unit.RequireAsync(
            $"UPDATE activities SET json = {json} WHERE conversation_id = {unit.ConversationId} AND sequence = {SequenceOf(change.Activity.Id)}",
            "The activity to update does not exist.");
    }

    public static Task DeleteAsync(CommitUnit unit, ActivityDeleted change) =>
        unit.ExecuteAsync($"UPDATE activities SET visible = {false} WHERE conversation_id = {unit.ConversationId} AND sequence = {SequenceOf(change.ActivityId)}");

    /// <summary>The id that a client sees: the conversation's id and the number, as Direct Line forms it.</summary>
    public static string ActivityId(string conversationId, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{sequence:D7}");

    private static long SequenceOf(string? activityId) =>
        long.TryParse(activityId.AsSpan(activityId!.LastIndexOf('|') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;

    private static async Task<bool> IsDuplicateAsync(CommitUnit unit, string? key)
    {
        if (key is null)
        {
            return false;
        }

        var conversation = unit.ConversationId;
        var first = await unit.Db.Activities.AsNoTracking()
            .Where(a => a.ConversationId == conversation && a.DuplicateKey == key)
            .Select(a => new { a.Sequence, a.Response })
            .FirstOrDefaultAsync();
        if (first is null)
        {
            return false;
        }

        unit.Result = new(ActivityId(conversation, first.Sequence), first.Sequence, true, first.Response);
        return true;
    }

    private static async Task<long> AppendAsync(CommitUnit unit, Activity activity, string? key, bool inbound, bool visible)
    {
        var conversation = unit.ConversationId;
        CommitUnit.Require(
            await unit.ExecuteAsync($"UPDATE conversations SET last_sequence = last_sequence + 1, updated_at = {unit.Now} WHERE id = {conversation}"),
            "The conversation does not exist.");
        var sequence = await unit.Db.Conversations.AsNoTracking().Where(c => c.Id == conversation).Select(c => c.LastSequence).FirstAsync();

        // A remote channel has given its activity an id already, and replies must name that one.
        activity.Id ??= ActivityId(conversation, sequence);
        activity.Timestamp = unit.At;
        var json = JsonSerializer.Serialize(activity, BotFrameworkJson.Wire.Activity);
        await unit.ExecuteAsync($"INSERT INTO activities (conversation_id, sequence, pending, inbound, visible, duplicate_key, created_at, json) VALUES ({conversation}, {sequence}, {inbound}, {inbound}, {visible}, {key}, {unit.Now}, {json})");
        unit.Result = new(ActivityId(conversation, sequence), sequence, false);
        return sequence;
    }
}
