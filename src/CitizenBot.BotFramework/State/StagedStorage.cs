using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.State;

/// <summary>
/// The storage of one turn: reads through to another and keeps the writes, which become changes when the turn ends well.
/// Every key is read once, so a turn sees one version of an item from its beginning to its end, and that version is
/// checked at commit.
/// </summary>
/// <param name="inner">Where items are read from; never written to.</param>
public sealed class StagedStorage(IStorage inner) : IStorage
{
    private readonly Dictionary<string, StoreItem?> read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Write> written = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <remarks>Items that the turn itself has written come back as written, with the version that was read.</remarks>
    public async Task<IReadOnlyDictionary<string, StoreItem>> ReadAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        string[] unread = [.. keys.Where(key => !read.ContainsKey(key) && !written.ContainsKey(key))];
        if (unread.Length > 0)
        {
            var items = await inner.ReadAsync(unread, cancellationToken);
            foreach (var key in unread)
                read[key] = items.GetValueOrDefault(key);
        }
        var found = new Dictionary<string, StoreItem>(StringComparer.Ordinal);
        foreach (var key in keys)
            if (Current(key) is { } item)
                found[key] = item;
        return found;
    }

    /// <inheritdoc/>
    /// <remarks>A version of null means the version that the turn has read, if it has read one.</remarks>
    public Task WriteAsync(IReadOnlyDictionary<string, StoreItem> changes, CancellationToken cancellationToken)
    {
        foreach (var (key, item) in changes)
            if (item.ETag is not (null or "*") && VersionRead(key) is { } version && version != item.ETag)
                return Task.FromException(StorageConflictException.On(key));
        foreach (var (key, item) in changes)
            written[key] = new Write(item.Json, item.ETag);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
            written[key] = new Write(null, null);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Stages what the turn read and wrote. An item that was read gives a <see cref="StateRead"/>, unless a
    /// <see cref="StateWritten"/> with the same version says as much; a write that was asked to overwrite (<c>*</c>) checks nothing.
    /// </summary>
    internal void StageInto(ITurnContext context)
    {
        foreach (var (key, item) in read)
            if (!written.TryGetValue(key, out var write) || (item is null && write.ETag != "*"))
                context.Stage(new StateRead(key, item?.ETag));
        foreach (var (key, write) in written)
            if (write.Json is not null || !read.TryGetValue(key, out var before) || before is not null)
                context.Stage(new StateWritten(key, write.Json, write.ETag == "*" ? null : write.ETag ?? VersionRead(key)));
    }

    private string? VersionRead(string key) => read.GetValueOrDefault(key)?.ETag;

    private StoreItem? Current(string key)
    {
        if (!written.TryGetValue(key, out var write))
            return read.GetValueOrDefault(key);
        return write.Json is null ? null : new StoreItem(write.Json, write.ETag ?? VersionRead(key));
    }

    private readonly record struct Write(string? Json, string? ETag);
}
