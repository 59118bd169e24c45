using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels;

/// <summary>Stores an activity durably with its number, and only then lets it be acknowledged.</summary>
internal sealed class ActivityAcceptance(ITurnWriter writer, TurnQueue turns, DirectTurns direct, IdentityMask mask, TimeProvider time)
{
    private const int Attempts = 5;
    private readonly ArrivalOrder _order = new();

    /// <summary>
    /// Activities of one conversation are accepted in the order in which this was called. Cannot be cancelled: a message
    /// that is stored is handled at once, whether or not its caller still waits.
    /// </summary>
    /// <param name="files">What came with it, stored in the same commit.</param>
    /// <exception cref="ConversationFullException">The files are more than the conversation may hold; nothing was stored.</exception>
    public async Task<CommitResult> AcceptAsync(ConversationRow conversation, Activity activity, string? duplicateKey, params IReadOnlyCollection<FileStored> files)
    {
        using var place = _order.Take(conversation.Id);
        await place.Reached;
        var masked = mask.Hide(activity);
        return files.Count == 0 && !masked && DirectKey(conversation, activity, duplicateKey) is { } key && turns.TryClaim(conversation.Id)
            ? await AcceptClaimedAsync(conversation, activity, key)
            : await StoreAsync(conversation, activity, duplicateKey, files);
    }

    private async Task<CommitResult> AcceptClaimedAsync(ConversationRow conversation, Activity activity, string duplicateKey)
    {
        try
        {
            activity.Timestamp = time.GetUtcNow();
            var json = JsonSerializer.Serialize(activity, BotFrameworkJson.Wire.Activity);
            return await direct.TryAsync(conversation, activity, json, duplicateKey, IsVisible(activity))
                // The bot may have changed what it was given.
                ?? await StoreAsync(conversation, JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.Activity)!, duplicateKey, []);
        }
        finally
        {
            turns.Release(conversation.Id);
        }
    }

    private async Task<CommitResult> StoreAsync(ConversationRow conversation, Activity activity, string? duplicateKey, IReadOnlyCollection<FileStored> files)
    {
        var commit = new Commit(conversation.Id, [new ConversationStarted(conversation), new ActivityAccepted(activity, duplicateKey, IsVisible(activity)), .. files]);
        var id = activity.Id;
        for (var attempt = 1; ; attempt++)
        {
            activity.Id = id;
            try
            {
                var result = await writer.CommitAsync(commit, CancellationToken.None);
                turns.Signal(conversation.Id);
                return result;
            }
            catch (CommitConflictException) when (attempt < Attempts)
            {
                // The same activity came twice at the same moment; the next attempt finds the first one.
            }
        }
    }

    /// <summary>The key of an activity whose turn may share its commit: it needs an id, which is not known before the commit where the sender gave none.</summary>
    private static string? DirectKey(ConversationRow conversation, Activity activity, string? duplicateKey) =>
        activity.Id is not null && KnownConversations.Concerns(conversation) ? duplicateKey : null;

    private static bool IsVisible(Activity activity) => activity.Type is not (ActivityTypes.ConversationUpdate or ActivityTypes.ContactRelationUpdate);
}
