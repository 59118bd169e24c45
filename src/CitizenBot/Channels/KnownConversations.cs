using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels;

/// <summary>The conversations that are going on here: those of the last turns, a few thousand at most.</summary>
internal sealed class KnownConversations(IStorage storage)
{
    private const int Generation = 2000;
    private readonly Lock _gate = new();
    private Dictionary<string, KnownConversation> _young = new(StringComparer.Ordinal);
    private Dictionary<string, KnownConversation> _old = new(StringComparer.Ordinal);

    /// <summary>Takes a conversation out, so that nobody else has it; <see cref="Return"/> it when it is still right.</summary>
    public KnownConversation? Take(string conversationId)
    {
        lock (_gate)
        {
            return _young.Remove(conversationId, out var known) || _old.Remove(conversationId, out known) ? known : null;
        }
    }

    public void Return(KnownConversation conversation)
    {
        lock (_gate)
        {
            // The older half is forgotten at once: no order to keep, and what comes back is read again.
            if (_young.Count >= Generation)
            {
                (_old, _young) = (_young, new(StringComparer.Ordinal));
            }

            _young[conversation.Row.Id] = conversation;
        }
    }

    /// <summary>Learns a conversation in which nothing was left to handle when it was read.</summary>
    public void Learn(ConversationRow row)
    {
        if (Concerns(row))
        {
            Return(new KnownConversation(row, storage));
        }
    }

    /// <summary>Whether turns may share the commit of their activity; on Direct Line citizens see their own message before the answer to it.</summary>
    public static bool Concerns(ConversationRow row) => row.ChannelId != ChannelIds.DirectLine;
}
