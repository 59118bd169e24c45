using System.Globalization;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage.Model;

namespace CitizenBot.Channels;

/// <summary>
/// A conversation as it was after its last turn here, with nothing left to handle, and the states that its turns have
/// read. Nothing of it is trusted: a commit that builds on it is refused where anything has changed since.
/// </summary>
internal sealed class KnownConversation(ConversationRow row, IStorage storage) : IStorage
{
    /// <summary>States by key; null for one that is missing.</summary>
    private readonly Dictionary<string, StoreItem?> _states = new(StringComparer.Ordinal);

    public ConversationRow Row => row;

    public async Task<IReadOnlyDictionary<string, StoreItem>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var unknown = keys.Where(key => !_states.ContainsKey(key)).ToList();
        if (unknown.Count > 0)
        {
            var read = await storage.ReadAsync(unknown, cancellationToken);
            unknown.ForEach(key => _states[key] = read.GetValueOrDefault(key));
        }

        var found = new Dictionary<string, StoreItem>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (_states[key] is { } item)
            {
                found[key] = item;
            }
        }

        return found;
    }

    /// <summary>A turn on it was committed with so many activities and these writes.</summary>
    public void Committed(int activities, IEnumerable<StateWritten> writes)
    {
        row.Version++;
        row.LastSequence += activities;
        foreach (var write in writes)
        {
            if (write.Json is null)
            {
                _states[write.Key] = null;
            }
            else if (write.ETag is { } etag)
            {
                _states[write.Key] = new StoreItem(write.Json, Next(etag));
            }
            else if (_states.TryGetValue(write.Key, out var before) && before is null)
            {
                _states[write.Key] = new StoreItem(write.Json, Next("0"));
            }
            else
            {
                // What was overwritten had a version that nobody has read.
                _states.Remove(write.Key);
            }
        }
    }

    public Task WriteAsync(IReadOnlyDictionary<string, StoreItem> changes, CancellationToken cancellationToken) => storage.WriteAsync(changes, cancellationToken);

    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => storage.DeleteAsync(keys, cancellationToken);

    private static string Next(string etag) => (long.Parse(etag, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
}
