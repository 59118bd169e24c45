using CitizenBot.BotFramework.Schema;

namespace CitizenBot.Dialogs.Handoff;

/// <summary>Reads what was said in a conversation, for the people who take it over.</summary>
public interface ITranscriptReader
{
    /// <summary>The newest messages, oldest first, as many as an activity can carry.</summary>
    Task<Transcript> ReadAsync(string conversationKey, CancellationToken cancellationToken);
}
