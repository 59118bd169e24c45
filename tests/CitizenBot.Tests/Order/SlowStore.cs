using CitizenBot.BotFramework.State;
using CitizenBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Order;

/// <summary>A store that takes 5 ms longer to read and to write than the program's own, as one across a network does.</summary>
internal static class SlowStore
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(5);

    public static void Use(IServiceCollection services)
    {
        Replace<ITurnWriter>(services, own => new SlowWriter(own));
        Replace<IStorage>(services, own => new SlowStorage(own));
    }

    private static void Replace<T>(IServiceCollection services, Func<T, T> slow) where T : class
    {
        var own = services.Last(s => s.ServiceType == typeof(T));
        services.Remove(own);
        services.AddSingleton(provider => slow((T)(own.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, own.ImplementationType!))));
    }

    private sealed class SlowWriter(ITurnWriter own) : ITurnWriter
    {
        public async Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellationToken)
        {
            await Task.Delay(Latency, cancellationToken);
            return await own.CommitAsync(commit, cancellationToken);
        }
    }

    private sealed class SlowStorage(IStorage own) : IStorage
    {
        public async Task<IReadOnlyDictionary<string, StoreItem>> ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        {
            await Task.Delay(Latency, cancellationToken);
            return await own.ReadAsync(keys, cancellationToken);
        }

        public Task WriteAsync(IReadOnlyDictionary<string, StoreItem> changes, CancellationToken cancellationToken) => own.WriteAsync(changes, cancellationToken);

        public Task DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => own.DeleteAsync(keys, cancellationToken);
    }
}
