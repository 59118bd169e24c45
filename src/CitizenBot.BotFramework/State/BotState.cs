using System.Text.Json.Serialization.Metadata;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.State;

/// <summary>
/// A stored object with named properties. It is read once a turn, when first needed, and written at the end of a turn that
/// succeeded if it is no longer the same; the adapter does that. Holds nothing of a turn, so one serves the whole process.
/// </summary>
public abstract class BotState
{
    /// <summary>The storage key for this turn.</summary>
    /// <exception cref="InvalidOperationException">The activity lacks a part of the key.</exception>
    protected abstract string GetStorageKey(ITurnContext context);

    /// <summary>A property. Properties of one name are one property.</summary>
    public IStatePropertyAccessor<T> CreateProperty<T>(string name, JsonTypeInfo<T> type) => new StatePropertyAccessor<T>(this, name, type);

    /// <summary>Removes every property; saved with the turn.</summary>
    public async Task ClearStateAsync(ITurnContext context, CancellationToken cancellationToken) =>
        (await LoadAsync(context, cancellationToken)).Clear();

    /// <summary>Saves now, for what a later step of the same turn reads from the storage; needed by nobody else.</summary>
    public async Task SaveChangesAsync(ITurnContext context, CancellationToken cancellationToken) =>
        await (await LoadAsync(context, cancellationToken)).SaveAsync(StorageOf(context), cancellationToken);

    internal async Task<LoadedState> LoadAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var key = GetStorageKey(context);
        if (context.TurnState.Get<LoadedState>(key) is { } loaded)
            return loaded;
        var items = await StorageOf(context).ReadAsync([key], cancellationToken);
        loaded = new LoadedState(key, items.GetValueOrDefault(key));
        context.TurnState.Set(key, loaded);
        return loaded;
    }

    internal static async Task SaveAllAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        foreach (var loaded in context.TurnState.Values.OfType<LoadedState>().ToArray())
            await loaded.SaveAsync(StorageOf(context), cancellationToken);
    }

    /// <summary>What sets this bot's states apart from those of others that the process runs.</summary>
    private protected static string Scope(ITurnContext context) => context.TurnState.Get<StateScope>()?.Prefix ?? "";

    private protected static string Part(string? value, string name) =>
        string.IsNullOrEmpty(value) ? throw new InvalidOperationException($"The activity has no {name}, which its state is kept under.") : value;

    private static IStorage StorageOf(ITurnContext context) =>
        context.TurnState.Get<IStorage>() ?? throw new InvalidOperationException("The turn has no storage.");
}

/// <summary>Set for a turn where a channel's ids do not tell one bot's conversations from another's.</summary>
/// <param name="Prefix">Goes before the key of every state of the turn.</param>
public sealed record StateScope(string Prefix);

/// <summary>State of a conversation, whoever speaks.</summary>
public sealed class ConversationState : BotState
{
    /// <inheritdoc/>
    protected override string GetStorageKey(ITurnContext context) =>
        $"{Scope(context)}{Part(context.Activity.ChannelId, "channelId")}/conversations/{Part(context.Activity.Conversation?.Id, "conversation.id")}";
}

/// <summary>State of a person on a channel, in all their conversations there.</summary>
public sealed class UserState : BotState
{
    /// <inheritdoc/>
    protected override string GetStorageKey(ITurnContext context) =>
        $"{Scope(context)}{Part(context.Activity.ChannelId, "channelId")}/users/{Part(context.Activity.From?.Id, "from.id")}";
}
