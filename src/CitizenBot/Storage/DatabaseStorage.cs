using System.Globalization;
using CitizenBot.BotFramework.State;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

/// <summary>The states as a turn reads them. Writing is the turn writer's, with the rest of the turn.</summary>
internal sealed class DatabaseStorage(IDbContextFactory<CitizenBotDb> contexts) : IStorage
{
    // Compiled for one database, so not static: a test process has several.
    private readonly Func<CitizenBotDb, string, CancellationToken, Task<StateRow?>> _state =
        EF.CompileAsyncQuery((CitizenBotDb db, string key, CancellationToken _) => db.States.AsNoTracking().FirstOrDefault(s => s.Key == key));

    public async Task<IReadOnlyDictionary<string, StoreItem>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, StoreItem>(StringComparer.Ordinal);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var key in keys)
        {
            // A turn reads one or two.
            if (await _state(db, key, cancellationToken) is { } row)
            {
                found[key] = new StoreItem(row.Json, row.Version.ToString(CultureInfo.InvariantCulture));
            }
        }

        return found;
    }

    public Task WriteAsync(IReadOnlyDictionary<string, StoreItem> changes, CancellationToken cancellationToken) =>
        throw new NotSupportedException("States are written with the turn that changed them.");

    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        throw new NotSupportedException("States are written with the turn that changed them.");
}
