using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels;

/// <summary>
/// Accepts an activity and runs its turn in one commit, without reading anything that is known from the turn before.
/// Where that cannot be done nothing has happened, and the activity is accepted first and handled then.
/// </summary>
internal sealed class DirectTurns(
    KnownConversations conversations, TurnRunner runner, ITurnReader reader, ITurnWriter writer, IStorage states, TimeProvider time)
{
    /// <summary>An activity waits no longer than this for its turn before it is stored; on the machine's clock, whatever the program's is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <returns>What came of it; null where the activity has not been accepted.</returns>
    public async Task<CommitResult?> TryAsync(ConversationRow arriving, Activity activity, string json, string duplicateKey, bool visible)
    {
        try
        {
            if ((conversations.Take(arriving.Id) ?? await NewAsync(arriving)) is not { } known || (arriving.Reference is not null && (arriving.Reference, arriving.Caller) != (known.Row.Reference, known.Row.Caller)))
            {
                return null;
            }

            using var limit = new CancellationTokenSource(Patience);
            var result = await runner.ProcessAsync(known.Row, activity, known, null, limit.Token);
            if (!result.Changes.All(change => change is StateRead or StateWritten))
            {
                // What else it changes may change the conversation itself, which is then no longer known.
                return null;
            }

            var commit = CommitOf(known.Row, activity, json, duplicateKey, visible, result);
            var committed = await writer.CommitAsync(commit, CancellationToken.None);
            known.Committed(commit.Numbers, result.Changes.OfType<StateWritten>());
            conversations.Return(known);
            return committed;
        }
        catch (Exception)
        {
            // Too slow, a lost race, a repeated activity, a bot that fails, a database that is away: the long way tells them apart.
            return null;
        }
    }

    /// <summary>A conversation that begins with this activity; null where there is one, of which only the runner knows whether anything waits in it.</summary>
    private async Task<KnownConversation?> NewAsync(ConversationRow arriving) =>
        await reader.NextAsync(arriving.Id, CancellationToken.None) is (null, null) ? new KnownConversation(arriving, states) : null;

    private Commit CommitOf(ConversationRow row, Activity activity, string json, string duplicateKey, bool visible, TurnResult result)
    {
        var deliver = TurnRunner.Delivers(row, activity);
        var now = time.GetUtcNow();
        var sequence = row.LastSequence + 1;
        var replies = new List<string>(result.Activities.Count);
        foreach (var sent in result.Activities)
        {
            sent.Id ??= ActivitySql.ActivityId(row.Id, sequence + 1 + replies.Count);
            sent.Timestamp = now;
            replies.Add(JsonSerializer.Serialize(sent, BotFrameworkJson.Wire.Activity));
        }

        return new Commit(row.Id, row.Version,
        [
            .. row.LastSequence == 0 ? [new ConversationStarted(row)] : Array.Empty<Change>(),
            new ActivityNumbered(sequence, json, Inbound: true, visible, duplicateKey, ResponseTo(activity, result, replies)),
            .. result.Changes,
            .. replies.Select((reply, index) => new ActivityNumbered(sequence + 1 + index, reply, Inbound: false, Deliver: deliver)),
        ])
        {
            ExpectedSequence = row.LastSequence,
        };
    }

    /// <summary>The replies are written once, for the record and for the caller.</summary>
    private static string? ResponseTo(Activity activity, TurnResult result, List<string> replies) =>
        activity is { Type: not ActivityTypes.Invoke, DeliveryMode: DeliveryModes.ExpectReplies }
            ? $$"""{"activities":[{{string.Join(',', replies)}}]}"""
            : TurnRunner.ResponseTo(activity, result);
}
