using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage.Changes;

namespace CitizenBot.Storage;

/// <summary>
/// What is written as one unit: all of it or nothing. A turn gives the conversation version that it read; a commit
/// without one (an accepted message, a desk command) states its conditions in its changes instead.
/// </summary>
/// <param name="ConversationId">The conversation it belongs to; null for what belongs to none (accounts, settings).</param>
/// <param name="ExpectedVersion">The conversation version that was read.</param>
/// <param name="Changes">Applied in this order.</param>
public sealed record Commit(string? ConversationId, long? ExpectedVersion, IReadOnlyList<Change> Changes)
{
    public Commit(string? conversationId, params Change[] changes) : this(conversationId, null, changes)
    {
    }

    /// <summary>
    /// The number of the conversation's newest activity that was read, where the commit numbers its activities itself
    /// (<see cref="ActivityNumbered"/>): any other activity meanwhile is a lost race.
    /// </summary>
    public long? ExpectedSequence { get; init; }

    /// <summary>How many numbers of the conversation the commit has given out itself.</summary>
    public int Numbers => Changes.Count(change => change is ActivityNumbered);

    /// <summary>Whether something may wait in the outbox after it.</summary>
    public bool Delivers => !Changes.All(change => change is ConversationStarted or ActivityAccepted or ActivityNumbered { Deliver: false }
        or ActivitySent { Deliver: false } or StateRead or StateWritten or TurnEnded);

    /// <summary>Whether it takes in a message or answers one in the same breath, and nothing else: nobody's place in a queue depends on it.</summary>
    public bool OnlyTalks => Changes.All(change => change is ConversationStarted or ActivityAccepted or ActivityNumbered or StateRead or StateWritten);
}

/// <summary>What came of a commit.</summary>
/// <param name="ActivityId">The id of the activity that was accepted or sent last; of the first one where it was a duplicate.</param>
/// <param name="Sequence">Its number in the conversation.</param>
/// <param name="Duplicate">Whether the activity was there already, so that nothing was written.</param>
/// <param name="Response">The stored response of the first call, where there is one.</param>
public sealed record CommitResult(string? ActivityId, long Sequence, bool Duplicate, string? Response = null)
{
    /// <summary>The conversations that wait in a queue again because their agent may no longer have them.</summary>
    public IReadOnlyList<string> Requeued { get; init; } = [];
}

/// <summary>Somebody else was faster: a version, a state or a seat is no longer what was read. Nothing was written.</summary>
public sealed class CommitConflictException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Applies commits in order, each whole or not at all. One per database.</summary>
public interface ITurnWriter
{
    /// <exception cref="CommitConflictException">The commit lost a race; whoever made it reads again and re-runs.</exception>
    Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken);
}
