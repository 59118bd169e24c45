using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Turns;

/// <summary>One durable effect of a turn; all changes of a turn are committed together or not at all.</summary>
public abstract record Change;

/// <summary>An earlier activity of the conversation, named by its id, gets this content.</summary>
/// <param name="Activity">The new content, with the id of the old.</param>
public sealed record ActivityUpdated(Activity Activity) : Change;

/// <summary>An earlier activity of the conversation is withdrawn.</summary>
/// <param name="ActivityId">Its id.</param>
public sealed record ActivityDeleted(string ActivityId) : Change;

/// <summary>
/// The turn relied on this version of a stored item; when it is another at commit, the turn has lost a race and is run again.
/// </summary>
/// <param name="Key">Storage key.</param>
/// <param name="ETag">Version read; null: there was nothing, and there must still be nothing.</param>
public sealed record StateRead(string Key, string? ETag) : Change;

/// <summary>A stored item is written or deleted. At most one per key and turn.</summary>
/// <param name="Key">Storage key.</param>
/// <param name="Json">New content; null deletes the item.</param>
/// <param name="ETag">Version that must still be there; null overwrites whatever is.</param>
public sealed record StateWritten(string Key, string? Json, string? ETag) : Change;
