using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage.Model;

namespace CitizenBot.Storage.Changes;

/// <summary>A conversation begins; nothing happens if it exists.</summary>
internal sealed record ConversationStarted(ConversationRow Conversation) : Change;

/// <summary>An activity from outside is stored with the next number, before it is acknowledged.</summary>
/// <param name="Activity">Gets its id and timestamp here.</param>
/// <param name="DuplicateKey">A second activity with the same key is answered with the first one's id.</param>
/// <param name="Visible">Whether Direct Line clients get it back.</param>
/// <param name="Origin">One of <see cref="ActivityOrigins"/>; null for the conversation's channel.</param>
internal sealed record ActivityAccepted(Activity Activity, string? DuplicateKey, bool Visible, string? Origin = null) : Change;

/// <summary>The turn of one accepted activity is over. It must still be pending: a turn is committed once.</summary>
/// <param name="Response">What the waiting caller is answered, and any caller that repeats the request.</param>
internal sealed record TurnEnded(long Sequence, string? Response) : Change;

/// <summary>An activity for the citizen, from the bot, an agent or the system.</summary>
/// <param name="DuplicateKey">As with <see cref="ActivityAccepted"/>.</param>
/// <param name="Deliver">Whether a remote channel gets it through the outbox.</param>
internal sealed record ActivitySent(Activity Activity, string? DuplicateKey = null, bool Deliver = false) : Change;

/// <summary>The conversation's channel is asked for a new conversation with the same person, in which this is then said.</summary>
internal sealed record ConversationRequested(Activity Activity) : Change;

/// <summary>The channel has created a conversation, and what was to be said in it is delivered there.</summary>
/// <param name="Conversation">The new one; or one that there was, where the channel keeps one for each person.</param>
/// <param name="Activity">What is said in it.</param>
/// <param name="DuplicateKey">As with <see cref="ActivitySent"/>.</param>
internal sealed record ConversationCreated(ConversationRow Conversation, Activity Activity, string DuplicateKey) : Change;

/// <summary>
/// An activity whose number and JSON were made before the commit, which must therefore expect the conversation's last
/// number (<see cref="Commit.ExpectedSequence"/>). Its turn is in the same commit, so nothing is left to handle.
/// </summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Json">With id and timestamp.</param>
/// <param name="Inbound">Whether it came from outside.</param>
/// <param name="Visible">Whether Direct Line clients get it.</param>
/// <param name="DuplicateKey">Where there is an activity with it already, the commit is a lost race.</param>
/// <param name="Response">As with <see cref="TurnEnded"/>.</param>
/// <param name="Deliver">As with <see cref="ActivitySent"/>.</param>
internal sealed record ActivityNumbered(
    long Sequence, string Json, bool Inbound, bool Visible = true, string? DuplicateKey = null, string? Response = null, bool Deliver = false) : Change;

/// <summary>An agent takes a waiting conversation; refused when it no longer waits.</summary>
internal sealed record ConversationTaken(string Agent) : Change;

/// <summary>The agent who has the conversation gives it back or closes it; refused when it is somebody else's.</summary>
internal sealed record ConversationReleased(string Agent, string Status) : Change;

/// <summary>The commit stands only if this agent has the conversation.</summary>
internal sealed record AgentRequired(string Agent) : Change;

/// <summary>The commit stands only while the conversation waits in a queue.</summary>
internal sealed record QueuedRequired : Change;

/// <summary>What an agent is writing, refused unless the conversation is theirs; an empty text removes the draft. The conversation's version stays: nobody else is concerned.</summary>
internal sealed record DraftSaved(string Agent, string Text) : Change;

/// <summary>A browser may continue the conversation later.</summary>
internal sealed record ResumeIssued(ResumeRow Resume) : Change;

/// <summary>What the turn's own message is kept as from now on: without the identity number that was written in it.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Activity">The activity without it.</param>
internal sealed record ActivityCleaned(long Sequence, Activity Activity) : Change;
