namespace CitizenBot.BotFramework.State;

/// <summary>A stored item: JSON, and the version it was read with.</summary>
/// <param name="Json">The content; read back exactly as it was written, so that unchanged state is known by its text.</param>
/// <param name="ETag">
/// Reading: the version. Writing: the version that must still be stored; null or <c>*</c> overwrites whatever is.
/// </param>
public sealed record StoreItem(string Json, string? ETag);

/// <summary>Items by key, with optimistic concurrency.</summary>
public interface IStorage
{
    /// <summary>The items under <paramref name="keys"/>; a key without an item is absent from the answer.</summary>
    Task<IReadOnlyDictionary<string, StoreItem>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Writes all items or, when one has changed since it was read, none.</summary>
    /// <exception cref="StorageConflictException">An item has another version than its <see cref="StoreItem.ETag"/>.</exception>
    Task WriteAsync(IReadOnlyDictionary<string, StoreItem> changes, CancellationToken cancellationToken);

    /// <summary>Deletes items, whatever their version; keys without an item are skipped.</summary>
    Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken);
}

/// <summary>Somebody else wrote the item after it was read.</summary>
public sealed class StorageConflictException : Exception
{
    /// <summary>A conflict on no named key.</summary>
    public StorageConflictException()
    {
    }

    /// <summary>A conflict, described.</summary>
    public StorageConflictException(string message) : base(message)
    {
    }

    /// <summary>A conflict, described, with what the database said.</summary>
    public StorageConflictException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>The key in conflict, when known.</summary>
    public string? Key { get; private init; }

    /// <summary>A conflict on <paramref name="key"/>.</summary>
    public static StorageConflictException On(string key) =>
        new($"The item '{key}' has changed since it was read.") { Key = key };
}
