using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Tests.Kit;

/// <summary>Commits what a turn came to, as a host does: every version checked first, then everything written.</summary>
internal static class TestStore
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task CommitAsync(this MemoryStorage storage, TurnResult turn)
    {
        foreach (var read in turn.Changes.OfType<StateRead>())
            if (await VersionAsync(storage, read.Key) != read.ETag)
                throw StorageConflictException.On(read.Key);
        foreach (var write in turn.Changes.OfType<StateWritten>())
            if (write.ETag is not null && await VersionAsync(storage, write.Key) != write.ETag)
                throw StorageConflictException.On(write.Key);
        foreach (var write in turn.Changes.OfType<StateWritten>())
            if (write.Json is null)
                await storage.DeleteAsync([write.Key], None);
            else
                await storage.WriteAsync(new Dictionary<string, StoreItem> { [write.Key] = new(write.Json, null) }, None);
    }

    private static async Task<string?> VersionAsync(MemoryStorage storage, string key) =>
        (await storage.ReadAsync([key], None)).GetValueOrDefault(key)?.ETag;
}
