using System.Text.Json;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>The open dialogs of a conversation, or of a component in it, during a turn.</summary>
public class DialogContext
{
    internal DialogContext(DialogSet dialogs, ITurnContext context, IList<DialogInstance> stack, DialogContext? parent = null)
    {
        Dialogs = dialogs;
        Context = context;
        Stack = stack;
        Parent = parent;
    }

    private protected DialogContext(DialogContext same) : this(same.Dialogs, same.Context, same.Stack, same.Parent)
    {
    }

    /// <summary>The dialogs that can be begun here.</summary>
    public DialogSet Dialogs { get; }

    /// <summary>The turn.</summary>
    public ITurnContext Context { get; }

    /// <summary>The open dialogs; the active one is at index 0.</summary>
    public IList<DialogInstance> Stack { get; }

    /// <summary>Where the component is open, when these are the dialogs of one.</summary>
    public DialogContext? Parent { get; }

    /// <summary>The dialog that the next activity goes to.</summary>
    public DialogInstance? ActiveDialog => Stack.Count > 0 ? Stack[0] : null;

    /// <summary>The dialogs open in the active dialog, when that is a component.</summary>
    public DialogContext? Child =>
        ActiveDialog is { } active && FindDialog(active.Id) is ComponentDialog component ? component.ContextOf(this, active) : null;

    /// <summary>True when dialogs were open that no longer fit, see <see cref="DialogSet.CreateContextAsync"/>.</summary>
    public bool StateDropped { get; internal init; }

    /// <summary>The dialog with this id here or in what is around it, or null.</summary>
    public Dialog? FindDialog(string id) => Dialogs.Find(id) ?? Parent?.FindDialog(id);

    /// <summary>Begins a dialog; the active one waits below it and is resumed when it ends.</summary>
    /// <param name="id">The dialog.</param>
    /// <param name="options">What it is to know; stored with it.</param>
    /// <param name="cancellationToken">Ends the turn early.</param>
    /// <exception cref="ArgumentException">There is no such dialog.</exception>
    public Task<DialogTurnResult> BeginDialogAsync(
        string id, JsonElement? options = null, CancellationToken cancellationToken = default)
    {
        var dialog = FindDialog(id) ?? throw new ArgumentException($"There is no dialog '{id}'.", nameof(id));
        Stack.Insert(0, new DialogInstance { Id = id, Options = options });
        return dialog.BeginDialogAsync(this, options, cancellationToken);
    }

    /// <summary>Begins a prompt.</summary>
    public Task<DialogTurnResult> PromptAsync(string id, PromptOptions options, CancellationToken cancellationToken = default) =>
        BeginDialogAsync(id, JsonSerializer.SerializeToElement(options, DialogsJson.Stored.PromptOptions), cancellationToken);

    /// <summary>Gives the activity to the active dialog.</summary>
    public Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default) => ActiveDialog is { } active
        ? Known(active).ContinueDialogAsync(this, cancellationToken)
        : Task.FromResult(new DialogTurnResult(DialogTurnStatus.Empty));

    /// <summary>Ends the active dialog and resumes the one below it with <paramref name="result"/>.</summary>
    public async Task<DialogTurnResult> EndDialogAsync(object? result = null, CancellationToken cancellationToken = default)
    {
        await PopAsync(DialogReason.EndCalled, cancellationToken);
        return ActiveDialog is { } below
            ? await Known(below).ResumeDialogAsync(this, DialogReason.EndCalled, result, cancellationToken)
            : new DialogTurnResult(DialogTurnStatus.Complete, result);
    }

    /// <summary>Ends the active dialog, without resuming the one below it, and begins another in its place.</summary>
    public async Task<DialogTurnResult> ReplaceDialogAsync(
        string id, JsonElement? options = null, CancellationToken cancellationToken = default)
    {
        await PopAsync(DialogReason.ReplaceCalled, cancellationToken);
        return await BeginDialogAsync(id, options, cancellationToken);
    }

    /// <summary>Ends every dialog here, and with <paramref name="cancelParents"/> also every one around.</summary>
    public async Task<DialogTurnResult> CancelAllDialogsAsync(
        bool cancelParents = false, CancellationToken cancellationToken = default)
    {
        var status = DialogTurnStatus.Empty;
        for (var dialogs = this; dialogs is not null; dialogs = cancelParents ? dialogs.Parent : null)
            while (dialogs.Stack.Count > 0)
            {
                status = DialogTurnStatus.Cancelled;
                await dialogs.PopAsync(DialogReason.CancelCalled, cancellationToken);
            }
        return new DialogTurnResult(status);
    }

    /// <summary>Has the active dialog ask again what it waits for.</summary>
    public Task RepromptDialogAsync(CancellationToken cancellationToken = default) => ActiveDialog is { } active
        ? Known(active).RepromptDialogAsync(this, active, cancellationToken)
        : Task.CompletedTask;

    internal Task TellRestartAsync(CancellationToken cancellationToken) =>
        Context.TurnState.Get<RestartNotice>()?.TellOnceAsync(Context, cancellationToken) ?? Task.CompletedTask;

    internal static bool Fits(IList<DialogInstance> stack, Func<string, Dialog?> find) => stack.All(instance => find(instance.Id) switch
    {
        null => false,
        ComponentDialog component => Fits(instance.DialogStack ?? [], id => component.Dialogs.Find(id) ?? find(id)),
        _ => true,
    });

    private async Task PopAsync(DialogReason reason, CancellationToken cancellationToken)
    {
        if (ActiveDialog is not { } active)
            return;
        await Known(active).EndDialogAsync(this, active, reason, cancellationToken);
        Stack.Remove(active);
    }

    private Dialog Known(DialogInstance instance) =>
        FindDialog(instance.Id) ?? throw new InvalidOperationException($"There is no dialog '{instance.Id}'.");
}
