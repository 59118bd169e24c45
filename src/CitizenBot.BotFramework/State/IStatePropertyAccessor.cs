using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.State;

/// <summary>One named property of a <see cref="BotState"/>. What it gives out is live: changes to it are saved with the turn.</summary>
/// <typeparam name="T">Its type, serialised by the contract it was made with.</typeparam>
public interface IStatePropertyAccessor<T>
{
    /// <summary>Name within the state.</summary>
    string Name { get; }

    /// <summary>The property, or the default of its type when it has never been set.</summary>
    Task<T?> GetAsync(ITurnContext context, CancellationToken cancellationToken);

    /// <summary>The property; when it has never been set, <paramref name="defaultValueFactory"/> makes it and it is kept.</summary>
    Task<T> GetAsync(ITurnContext context, Func<T> defaultValueFactory, CancellationToken cancellationToken);

    /// <summary>Sets the property.</summary>
    Task SetAsync(ITurnContext context, T value, CancellationToken cancellationToken);

    /// <summary>Removes the property.</summary>
    Task DeleteAsync(ITurnContext context, CancellationToken cancellationToken);
}
