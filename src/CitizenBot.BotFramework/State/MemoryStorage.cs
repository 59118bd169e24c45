using System.Globalization;

namespace CitizenBot.BotFramework.State;

/// <summary>Storage that ends with the process: for tests and trials.</summary>
public sealed class MemoryStorage : IStorage
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, StoreItem> items = new(StringComparer.Ordinal);
    private long version;

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, StoreItem>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, StoreItem>(StringComparer.Ordinal);
        lock (gate)
        {
            foreach (var key in keys)
                if (items.TryGetValue(key, out var item))
                    found[key] = item;
        }
        return Task.FromResult<IReadOnlyDictionary<string, StoreItem>>(found);
    }

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyDictionary<string, StoreItem> changes, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (var (key, item) in changes)
                if (item.ETag is not (null or "*") && items.GetValueOrDefault(key)?.ETag != item.ETag)
                    return Task.FromException(StorageConflictException.On(key));
            foreach (var (key, item) in changes)
                items[key] = item with { ETag = (++version).ToString(CultureInfo.InvariantCulture) };
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (var key in keys)
                items.Remove(key);
        }
        return Task.CompletedTask;
    }
}
