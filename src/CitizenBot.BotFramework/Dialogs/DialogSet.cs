using System.Text.Json;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>Dialogs that can begin each other, by id. Made once, used by every conversation.</summary>
public sealed class DialogSet
{
    private readonly IStatePropertyAccessor<DialogState>? dialogState;
    private readonly Dictionary<string, Dialog> dialogs = new(StringComparer.Ordinal);

    /// <summary>The set of a component, whose stack is part of the component's own state.</summary>
    public DialogSet()
    {
    }

    /// <summary>A root set.</summary>
    /// <param name="dialogState">Where the open dialogs are kept, usually a property of the conversation state.</param>
    public DialogSet(IStatePropertyAccessor<DialogState> dialogState) => this.dialogState = dialogState;

    /// <summary>
    /// Version of what the dialogs store. Raise it when they can no longer read what an earlier version left open: those
    /// conversations start over.
    /// </summary>
    public int Version { get; init; } = 1;

    /// <summary>
    /// Tells the person that a dialog starts over because what was stored no longer fits; called at most once a turn, before
    /// the dialog says anything.
    /// </summary>
    public Func<ITurnContext, CancellationToken, Task>? OnRestart { get; init; }

    /// <summary>Adds a dialog.</summary>
    /// <exception cref="ArgumentException">
    /// Another has its id. (The Bot Framework would rename it by the order of adding; ids are stored, so that order would be too.)
    /// </exception>
    public DialogSet Add(Dialog dialog)
    {
        if (!dialogs.TryAdd(dialog.Id, dialog) && dialogs[dialog.Id] != dialog)
            throw new ArgumentException($"There already is a dialog '{dialog.Id}'.", nameof(dialog));
        return this;
    }

    /// <summary>The dialog with this id in the set itself, or null.</summary>
    public Dialog? Find(string id) => dialogs.GetValueOrDefault(id);

    /// <summary>
    /// The dialogs that are open in the turn's conversation. When they are of another version, or there is one among them
    /// that no longer exists, they are all dropped and <see cref="DialogContext.StateDropped"/> says so.
    /// </summary>
    /// <exception cref="InvalidOperationException">This is the set of a component.</exception>
    public async Task<DialogContext> CreateContextAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (dialogState is null)
            throw new InvalidOperationException("The set of a component gets its context from the component.");
        var state = await ReadAsync(dialogState, context, cancellationToken);
        var dropped = state is null
            || (state.DialogStack.Count > 0 && (state.Version != Version || !DialogContext.Fits(state.DialogStack, Find)));
        if (state is null || dropped)
            await dialogState.SetAsync(context, state = new DialogState(), cancellationToken);
        state.Version = Version;
        if (OnRestart is not null)
            context.TurnState.Set(new RestartNotice(OnRestart));
        return new DialogContext(this, context, state.DialogStack) { StateDropped = dropped };
    }

    // Null when it is JSON of another shape: a version so different that it does not even say which it is.
    private static async Task<DialogState?> ReadAsync(
        IStatePropertyAccessor<DialogState> dialogState, ITurnContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await dialogState.GetAsync(context, () => new DialogState(), cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Carries <see cref="DialogSet.OnRestart"/> to dialogs inside components.</summary>
internal sealed class RestartNotice(Func<ITurnContext, CancellationToken, Task> tell)
{
    private bool told;

    public Task TellOnceAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (told)
            return Task.CompletedTask;
        told = true;
        return tell(context, cancellationToken);
    }
}
