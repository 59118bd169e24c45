using System.Text.Json;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>
/// A dialog made of dialogs, with ids of their own. Override <see cref="OnContinueDialogAsync"/> to see what the person says
/// before they do: answer and return <see cref="Dialog.EndOfTurn"/> to stay where they are, or cancel them.
/// </summary>
/// <param name="id">Unique among the dialogs it is added to.</param>
public class ComponentDialog(string id) : Dialog(id)
{
    private string? initialDialogId;

    /// <summary>The dialogs inside.</summary>
    public DialogSet Dialogs { get; } = new();

    /// <summary>The dialog that the component begins with: the first that was added, unless set.</summary>
    public string InitialDialogId
    {
        get => initialDialogId ?? throw new InvalidOperationException($"Component '{Id}' has no dialogs.");
        init => initialDialogId = value;
    }

    /// <summary>Adds a dialog inside.</summary>
    /// <exception cref="ArgumentException">There is one with its id.</exception>
    public ComponentDialog AddDialog(Dialog dialog)
    {
        Dialogs.Add(dialog);
        initialDialogId ??= dialog.Id;
        return this;
    }

    /// <inheritdoc/>
    public sealed override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dialogContext, JsonElement? options, CancellationToken cancellationToken)
    {
        var instance = dialogContext.ActiveDialog!;
        var result = await OnBeginDialogAsync(ContextOf(dialogContext, instance), options, cancellationToken);
        return await AfterAsync(dialogContext, instance, result, cancellationToken);
    }

    /// <inheritdoc/>
    public sealed override async Task<DialogTurnResult> ContinueDialogAsync(
        DialogContext dialogContext, CancellationToken cancellationToken)
    {
        var instance = dialogContext.ActiveDialog!;
        var result = await OnContinueDialogAsync(ContextOf(dialogContext, instance), cancellationToken);
        return await AfterAsync(dialogContext, instance, result, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Something else was talked about on top of the component: it asks again where it was.</remarks>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dialogContext, DialogReason reason, object? result, CancellationToken cancellationToken)
    {
        await RepromptDialogAsync(dialogContext, dialogContext.ActiveDialog!, cancellationToken);
        return EndOfTurn;
    }

    /// <inheritdoc/>
    public override Task RepromptDialogAsync(
        DialogContext dialogContext, DialogInstance instance, CancellationToken cancellationToken) =>
        ContextOf(dialogContext, instance).RepromptDialogAsync(cancellationToken);

    /// <inheritdoc/>
    public override async Task EndDialogAsync(
        DialogContext dialogContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken)
    {
        if (reason == DialogReason.CancelCalled)
            await ContextOf(dialogContext, instance).CancelAllDialogsAsync(cancellationToken: cancellationToken);
    }

    /// <summary>Begins the initial dialog with the component's options.</summary>
    protected virtual Task<DialogTurnResult> OnBeginDialogAsync(
        DialogContext innerContext, JsonElement? options, CancellationToken cancellationToken) =>
        innerContext.BeginDialogAsync(InitialDialogId, options, cancellationToken);

    /// <summary>Gives the activity to the active dialog inside.</summary>
    protected virtual Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerContext, CancellationToken cancellationToken) =>
        innerContext.ContinueDialogAsync(cancellationToken);

    internal DialogContext ContextOf(DialogContext outer, DialogInstance instance) =>
        new(Dialogs, outer.Context, instance.DialogStack ??= [], outer);

    private static async Task<DialogTurnResult> AfterAsync(
        DialogContext outer, DialogInstance instance, DialogTurnResult result, CancellationToken cancellationToken)
    {
        if (result.Status == DialogTurnStatus.Waiting)
            return result;
        // What is inside may have cancelled what is around it, and then there is nothing left to end.
        return outer.Stack.Contains(instance) ? await outer.EndDialogAsync(result.Result, cancellationToken) : result;
    }
}
