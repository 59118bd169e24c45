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
            await AppendAsync(unit, change.Activity, change.DuplicateKey, inbound: true, change.Visible, change.Origin);
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
            await OutboxSql.QueueAsync(unit, OutboxDestinations.Channel, OutboxMethods.Send, sequence, sequence);
        }
    }

    public static async Task StoreAsync(CommitUnit unit, ActivityNumbered change)
    {
        await unit.ExecuteAsync($"INSERT INTO activities (conversation_id, sequence, pending, inbound, visible, duplicate_key, response, created_at, json) VALUES ({unit.ConversationId}, {change.Sequence}, {false}, {change.Inbound}, {change.Visible}, {change.DuplicateKey}, {change.Response}, {unit.Now}, {change.Json})");
        if (change.Inbound)
        {
            unit.Result = new(ActivityId(unit.ConversationId, change.Sequence), change.Sequence, false, change.Response);
        }

        if (change.Deliver)
        {
            await OutboxSql.QueueAsync(unit, OutboxDestinations.Channel, OutboxMethods.Send, change.Sequence, change.Sequence);
        }
    }

    /// <summary>An activity of the bot that no citizen sees.</summary>
    public static Task<long> AppendUnseenAsync(CommitUnit unit, Activity activity) => AppendAsync(unit, activity, null, inbound: false, visible: false);

    public static async Task EndTurnAsync(CommitUnit unit, TurnEnded change)
    {
        await unit.RequireAsync(
            $"UPDATE activities SET pending = {false}, response = {change.Response} WHERE conversation_id = {unit.ConversationId} AND sequence = {change.Sequence} AND pending = {true}",
            "The turn was committed by somebody else.");
        if (unit.RelayToHub)
        {
            // It may have come in while the hand-off that now precedes it was still being decided, so its own number is no measure.
            await OutboxSql.QueueAsync(unit, OutboxDestinations.Hub, OutboxMethods.Send, await unit.NextSequenceAsync(), change.Sequence);
        }
    }

    /// <summary>Only what was sent can be updated or deleted, never what a person wrote (but see <see cref="CleanAsync"/>).</summary>
    public static async Task UpdateAsync(CommitUnit unit, ActivityUpdated change)
    {
        var sequence = await SequenceOfAsync(unit, change.Activity.Id!);
        var activity = change.Activity.Clone();
        (activity.Id, activity.Timestamp) = (ActivityId(unit.ConversationId, sequence), unit.At);
        var json = JsonSerializer.Serialize(activity, BotFrameworkJson.Wire.Activity);
        await unit.RequireAsync(
            $"UPDATE activities SET json = {json} WHERE conversation_id = {unit.ConversationId} AND sequence = {sequence} AND inbound = {false}",
            "The activity to update does not exist.");
        await OutboxSql.QueueChangeAsync(unit, OutboxMethods.Update, sequence);
    }

    /// <summary>The one change to what a person wrote: a personal identity number is taken out of it.</summary>
    public static Task CleanAsync(CommitUnit unit, ActivityCleaned change)
    {
        var json = JsonSerializer.Serialize(change.Activity, BotFrameworkJson.Wire.Activity);
        return unit.RequireAsync(
            $"UPDATE activities SET json = {json} WHERE conversation_id = {unit.ConversationId} AND sequence = {change.Sequence} AND inbound = {true}",
            "The activity does not exist.");
    }

    public static async Task DeleteAsync(CommitUnit unit, ActivityDeleted change)
    {
        var sequence = await SequenceOfAsync(unit, change.ActivityId);
        if (await unit.ExecuteAsync($"UPDATE activities SET visible = {false} WHERE conversation_id = {unit.ConversationId} AND sequence = {sequence} AND inbound = {false} AND visible = {true}") > 0)
        {
            await OutboxSql.QueueChangeAsync(unit, OutboxMethods.Delete, sequence);
        }
    }

    /// <summary>The id that a client sees: the conversation's id and the number, as Direct Line forms it.</summary>
    public static string ActivityId(string conversationId, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{sequence:D7}");

    /// <summary>The number of an activity that the bot names by our id or by the channel's, such as the replyToId of a card's button; 0 for none.</summary>
    private static async Task<long> SequenceOfAsync(CommitUnit unit, string activityId)
    {
        var conversation = unit.ConversationId;
        if (activityId.StartsWith(conversation + "|", StringComparison.Ordinal)
            && long.TryParse(activityId.AsSpan(conversation.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return sequence;
        }

        return await unit.Db.Activities.Where(a => a.ConversationId == conversation && a.ChannelActivityId == activityId && activityId != "")
            .Select(a => a.Sequence).FirstOrDefaultAsync();
    }

    private static async Task<bool> IsDuplicateAsync(CommitUnit unit, string? key)
    {
        if (key is null)
        {
            return false;
        }

        var conversation = unit.ConversationId;
        var first = await unit.QueryAsync(
            $"SELECT sequence, response FROM activities WHERE conversation_id = {conversation} AND duplicate_key = {key}",
            row => new CommitResult(ActivityId(conversation, row.GetInt64(0)), row.GetInt64(0), true, row.IsDBNull(1) ? null : row.GetString(1)));
        if (first is null)
        {
            return false;
        }

        unit.Result = first;
        return true;
    }

    private static async Task<long> AppendAsync(CommitUnit unit, Activity activity, string? key, bool inbound, bool visible, string? origin = null)
    {
        var conversation = unit.ConversationId;
        var sequence = await unit.NextSequenceAsync();

        // A remote channel has given its activity an id already, and replies must name that one.
        activity.Id ??= ActivityId(conversation, sequence);
        activity.Timestamp = unit.At;
        var json = JsonSerializer.Serialize(activity, BotFrameworkJson.Wire.Activity);
        await unit.ExecuteAsync($"INSERT INTO activities (conversation_id, sequence, pending, inbound, visible, duplicate_key, origin, created_at, json) VALUES ({conversation}, {sequence}, {inbound}, {inbound}, {visible}, {key}, {origin}, {unit.Now}, {json})");
        unit.Result = new(ActivityId(conversation, sequence), sequence, false);
        return sequence;
    }
}
