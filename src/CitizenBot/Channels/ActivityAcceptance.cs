using CitizenBot.BotFramework.Schema;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels;

/// <summary>Stores an activity durably with its number, and only then lets it be acknowledged and handled.</summary>
internal sealed class ActivityAcceptance(ITurnWriter writer, TurnQueue turns)
{
    private const int Attempts = 5;

    /// <summary>Cannot be cancelled: a message that is stored is handled at once, whether or not its caller still waits.</summary>
    /// <param name="files">What came with it, stored in the same commit.</param>
    /// <exception cref="ConversationFullException">The files are more than the conversation may hold; nothing was stored.</exception>
    public async Task<CommitResult> AcceptAsync(ConversationRow conversation, Activity activity, string? duplicateKey, params IEnumerable<FileStored> files)
    {
        var visible = activity.Type is not (ActivityTypes.ConversationUpdate or ActivityTypes.ContactRelationUpdate);
        var commit = new Commit(conversation.Id, [new ConversationStarted(conversation), new ActivityAccepted(activity, duplicateKey, visible), .. files]);
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
}
