using System.Data.Common;
using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels.Delayed;
using CitizenBot.Channels.Handoff;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Dialogs.Speech;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;
using Microsoft.Data.Sqlite;

namespace CitizenBot.Channels;

/// <summary>Runs the lowest unhandled activity of a conversation and commits everything that comes of it as one unit.</summary>
internal sealed class TurnRunner(
    ITurnReader reader,
    ITurnWriter writer,
    BotAdapter adapter,
    IStorage storage,
    IReadOnlyDictionary<string, Assistant> assistants,
    KnownConversations known,
    ILogger<TurnRunner> logger)
{
    private const int SqliteError = 1;
    private const int SqliteTooBig = 18;
    private const int SqliteMismatch = 20;
    private const int SqliteRange = 25;
    private const int AttemptsOfTheBot = 3;
    private const int AttemptsOfARace = 50;

    public async Task RunPendingAsync(string conversationId, CancellationToken cancellationToken)
    {
        var (races, failures) = (0, 0);
        while (await reader.NextAsync(conversationId, cancellationToken) is ({ } conversation, var next))
        {
            if (next is not { } pending)
            {
                if (assistants.ContainsKey(conversation.Assistant))
                {
                    known.Learn(conversation);
                }

                return;
            }

            try
            {
                var commit = !assistants.ContainsKey(conversation.Assistant) ? Drop(conversation, pending)
                    : failures < AttemptsOfTheBot ? await HandleAsync(conversation, pending, cancellationToken)
                    : Apologise(conversation, pending);
                await writer.CommitAsync(commit, cancellationToken);
                (races, failures) = (0, 0);
            }
            catch (CommitConflictException e)
            {
                LogMessages.TurnLostRace(logger, conversationId, pending.Sequence, e.Message);
                if (++races < AttemptsOfARace)
                {
                    await Task.Yield();
                }
                else
                {
                    // Nobody loses this often: what the turn asks for cannot be, and the citizen is told so.
                    (races, failures) = (0, AttemptsOfTheBot);
                }
            }
            catch (Exception e) when (failures < AttemptsOfTheBot && e is not (OperationCanceledException or CommitConflictException) && !IsAway(e))
            {
                failures++;
                LogMessages.TurnFailed(logger, conversationId, pending.Sequence, failures, e);
            }
        }
    }

    /// <summary>The database is away: that is no failure of the bot, and the message waits. What it refuses is another matter.</summary>
    private static bool IsAway(Exception? e) => e switch
    {
        null => false,
        SqliteException { SqliteErrorCode: not (SqliteError or SqliteTooBig or SqliteMismatch or SqliteRange) } => true,
        DbException { IsTransient: true } => true,
        _ => IsAway(e.InnerException),
    };

    /// <summary>Runs the turn of an activity; nothing of it has happened until it is committed.</summary>
    public Task<TurnResult> ProcessAsync(ConversationRow conversation, Activity activity, IStorage states, string? origin, CancellationToken cancellationToken) =>
        adapter.ProcessActivityAsync(activity, states, state => Prepare(state, conversation, origin, activity), cancellationToken);

    /// <summary>
    /// Whether what the bot sends goes through the outbox, rather than into the response or to whoever reads it here. The
    /// response to an invoke is its own answer; what the bot says beside it goes the usual way (A3114).
    /// </summary>
    public static bool Delivers(ConversationRow conversation, Activity activity) =>
        conversation.Reference is not null && (activity.Type == ActivityTypes.Invoke || activity.DeliveryMode != DeliveryModes.ExpectReplies);

    /// <summary>What the caller is answered, where it is more than that its activity was accepted.</summary>
    public static string? ResponseTo(Activity activity, TurnResult result) => activity switch
    {
        { Type: ActivityTypes.Invoke } => JsonSerializer.Serialize(result.InvokeResponse, BotFrameworkJson.Wire.InvokeResponse),
        { DeliveryMode: DeliveryModes.ExpectReplies } => JsonSerializer.Serialize(new ExpectedReplies { Activities = [.. result.Activities] }, BotFrameworkJson.Wire.ExpectedReplies),
        _ => null,
    };

    private async Task<Commit> HandleAsync(ConversationRow conversation, ActivityRow pending, CancellationToken cancellationToken)
    {
        var activity = JsonSerializer.Deserialize(pending.Json, BotFrameworkJson.Wire.Activity)!;
        var result = await ProcessAsync(conversation, activity, storage, pending.Origin, cancellationToken);
        if (pending.Origin is not null)
        {
            // The channel has never seen what came another way, so nothing there is a reply to it.
            result.Activities.ToList().ForEach(sent => sent.ReplyToId = null);
        }

        var deliver = Delivers(conversation, activity);
        return new Commit(conversation.Id, conversation.Version,
        [
            .. result.Changes.Where(change => change is not MessageMasked),
            .. Cleaned(pending, result.Changes),
            .. result.Activities.Select(sent => ProactiveActivities.Creates(activity, pending.Origin) ? (Change)new ConversationRequested(sent) : new ActivitySent(sent, Deliver: deliver)),
            new TurnEnded(pending.Sequence, ResponseTo(activity, result)),
        ]);
    }

    private void Prepare(TurnContextStateCollection state, ConversationRow conversation, string? origin, Activity activity)
    {
        if (origin is null && IdentityMask.Take(activity) is { } numbers)
        {
            state.Set(numbers);
        }

        if (origin == ActivityOrigins.Hub)
        {
            state.Set(new HubOrigin(HubActivities.AgentOf(activity)));
        }
        else if (origin == ActivityOrigins.Own)
        {
            state.Set(new ProactiveOrigin());
        }
        else if (origin == ActivityOrigins.Clock)
        {
            state.Set(DueActivity.Read(activity));
        }

        state.Set(assistants[conversation.Assistant]);
        if (conversation.Id != conversation.ChannelConversationId)
        {
            // A remote channel's id may be that of a conversation with two assistants, or look like one of ours.
            state.Set(new StateScope($"{conversation.Assistant}/"));
        }

        state.Set(new ConversationSnapshot(
            conversation.Id, conversation.Assistant, conversation.Status, conversation.Language, conversation.Team, conversation.Topic, conversation.Version));
    }

    /// <summary>No identity number stays in the record of a conversation, encrypted or not.</summary>
    private static IEnumerable<Change> Cleaned(ActivityRow pending, IReadOnlyList<Change> changes)
    {
        var stored = JsonSerializer.Deserialize(pending.Json, BotFrameworkJson.Wire.Activity)!;
        var carried = pending.Origin is null && IdentityMask.Take(stored) is not null;
        if (changes.OfType<MessageMasked>().LastOrDefault() is { } masked)
        {
            stored.Text = masked.Text;
            return [new ActivityCleaned(pending.Sequence, stored)];
        }

        return carried ? [new ActivityCleaned(pending.Sequence, stored)] : [];
    }

    /// <summary>The assistant is no longer among the content: there is nobody to answer, and the message stays in the record.</summary>
    private static Commit Drop(ConversationRow conversation, ActivityRow pending) =>
        new(conversation.Id, conversation.Version, [.. Cleaned(pending, []), new TurnEnded(pending.Sequence, null)]);

    /// <summary>The bot failed again and again on one message: the citizen hears it and the conversation goes on.</summary>
    private Commit Apologise(ConversationRow conversation, ActivityRow pending)
    {
        var assistant = assistants[conversation.Assistant];
        var activity = JsonSerializer.Deserialize(pending.Json, BotFrameworkJson.Wire.Activity)!;
        var apology = new Activity
        {
            Type = ActivityTypes.Message,
            Locale = conversation.Language,
            TextFormat = TextFormatTypes.Plain,
            Text = assistant.Texts.Get(conversation.Language, "error.failed", ("reference", ActivitySql.ActivityId(conversation.Id, pending.Sequence)[^15..])),
        };
        (apology.Speak, apology.InputHint) = (SpokenMessage.Of(apology, assistant), InputHints.AcceptingInput);
        ConversationReference.Of(activity).Address(apology);
        var result = new TurnResult([apology], [], new InvokeResponse { Status = 500 });
        return new Commit(conversation.Id, conversation.Version,
        [
            .. Cleaned(pending, []),
            new ActivitySent(apology, Deliver: Delivers(conversation, activity)),
            new TurnEnded(pending.Sequence, ResponseTo(activity, result)),
        ]);
    }
}
