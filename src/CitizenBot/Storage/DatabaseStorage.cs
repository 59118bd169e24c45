using System.Globalization;
using CitizenBot.BotFramework.State;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

/// <summary>The states as a turn reads them. Writing is the turn writer's, with the rest of the turn.</summary>
internal sealed class DatabaseStorage(IDbContextFactory<CitizenBotDb> contexts) : IStorage
{
    public async Task<IReadOnlyDictionary<string, StoreItem>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.States.AsNoTracking().Where(s => keys.Contains(s.Key))
            .ToDictionaryAsync(s => s.Key, s => new StoreItem(s.Json, s.Version.ToString(CultureInfo.InvariantCulture)), cancellationToken);
    }

    public Task WriteAsync(IReadOnlyDictionary<string, StoreItem> changes, CancellationToken cancellationToken) =>
        throw new NotSupportedException("States are written with the turn that changed them.");

    public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        throw new NotSupportedException("States are written with the turn that changed them.");
}
