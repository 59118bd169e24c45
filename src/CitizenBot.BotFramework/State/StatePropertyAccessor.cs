using System.Text.Json.Serialization.Metadata;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.State;

internal sealed class StatePropertyAccessor<T>(BotState state, string name, JsonTypeInfo<T> type) : IStatePropertyAccessor<T>
{
    public string Name => name;

    public async Task<T?> GetAsync(ITurnContext context, CancellationToken cancellationToken) =>
        (await state.LoadAsync(context, cancellationToken)).TryGet(name, type, out var value) ? value : default;

    public async Task<T> GetAsync(ITurnContext context, Func<T> defaultValueFactory, CancellationToken cancellationToken)
    {
        var loaded = await state.LoadAsync(context, cancellationToken);
        if (loaded.TryGet(name, type, out var value) && value is not null)
            return value;
        value = defaultValueFactory();
        loaded.Set(name, value, type);
        return value;
    }

    public async Task SetAsync(ITurnContext context, T value, CancellationToken cancellationToken) =>
        (await state.LoadAsync(context, cancellationToken)).Set(name, value, type);

    public async Task DeleteAsync(ITurnContext context, CancellationToken cancellationToken) =>
        (await state.LoadAsync(context, cancellationToken)).Remove(name);
}
