using CitizenBot.BotFramework.Schema;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels;

/// <summary>Stores an activity durably with its number, and only then lets it be acknowledged and handled.</summary>
internal sealed class ActivityAcceptance(ITurnWriter writer, TurnQueue turns)
{
    public async Task<CommitResult> AcceptAsync(ConversationRow conversation, Activity activity, string? duplicateKey, CancellationToken cancellationToken)
    {
        var visible = activity.Type is not (ActivityTypes.ConversationUpdate or ActivityTypes.ContactRelationUpdate);
        var result = await writer.CommitAsync(
            new Commit(conversation.Id, new ConversationStarted(conversation), new ActivityAccepted(activity, duplicateKey, visible)),
            cancellationToken);
        turns.Signal(conversation.Id);
        return result;
    }
}
