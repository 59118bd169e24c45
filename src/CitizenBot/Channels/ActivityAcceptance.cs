using CitizenBot.BotFramework.Schema;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels;

/// <summary>Stores an activity durably with its number, and only then lets it be acknowledged and handled.</summary>
internal sealed class ActivityAcceptance(ITurnWriter writer, TurnQueue turns)
{
    /// <summary>Cannot be cancelled: a message that is stored is handled at once, whether or not its caller still waits.</summary>
    public async Task<CommitResult> AcceptAsync(ConversationRow conversation, Activity activity, string? duplicateKey)
    {
        var visible = activity.Type is not (ActivityTypes.ConversationUpdate or ActivityTypes.ContactRelationUpdate);
        var result = await writer.CommitAsync(
            new Commit(conversation.Id, new ConversationStarted(conversation), new ActivityAccepted(activity, duplicateKey, visible)),
            CancellationToken.None);
        turns.Signal(conversation.Id);
        return result;
    }
}
