using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Channels;

/// <summary>Values that are set while the program runs, a row each. Every instance reads a row again every few seconds, so all of them obey it.</summary>
/// <param name="contexts">Where they are read.</param>
/// <param name="writer">Where they are written.</param>
/// <param name="time">The clock.</param>
/// <param name="prefix">What the keys of the rows begin with.</param>
/// <param name="type">How a value is written.</param>
/// <param name="changed">Told of a value that differs from the one known before, which is none at the start.</param>
internal sealed class SharedSettings<T>(
    IDbContextFactory<CitizenBotDb> contexts, ITurnWriter writer, TimeProvider time, string prefix, JsonTypeInfo<T> type, Action<string, T?>? changed = null)
    where T : class
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(4);
    private readonly ConcurrentDictionary<string, Known> _known = new();

    /// <summary>The value of a name, at most four seconds old; null when there is none.</summary>
    public async ValueTask<T?> CurrentAsync(string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // Of all who find it old, one reads it again.
        if (_known.TryGetValue(name, out var known) && (now - known.Read < Fresh || !_known.TryUpdate(name, known with { Read = now }, known)))
        {
            return known.Value;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var key = prefix + name;
        var json = await db.Settings.AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).FirstOrDefaultAsync(cancellationToken);
        return json == known?.Json && known is not null ? known.Value : Learn(name, json, now);
    }

    /// <summary>Writes it; null takes it away.</summary>
    public async Task SetAsync(string name, T? value, CancellationToken cancellationToken)
    {
        var json = value is null ? null : JsonSerializer.Serialize(value, type);
        await writer.CommitAsync(new Commit(null, new SettingWritten(prefix + name, json)), cancellationToken);
        Learn(name, json, time.GetUtcNow());
    }

    private T? Learn(string name, string? json, DateTimeOffset now)
    {
        var value = json is null ? null : JsonSerializer.Deserialize(json, type);
        var before = _known.GetValueOrDefault(name)?.Json;
        _known[name] = new Known(json, value, now);
        if (json != before)
        {
            changed?.Invoke(name, value);
        }

        return value;
    }

    private sealed record Known(string? Json, T? Value, DateTimeOffset Read);
}
