using System.Text.Json;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>
/// A part of a conversation. One object serves every conversation of the process, so it holds nothing of any: what it
/// remembers is in the <see cref="DialogInstance"/>.
/// </summary>
/// <param name="id">Unique among the dialogs it is added to. Stored, so a new id is a new dialog.</param>
public abstract class Dialog(string id)
{
    /// <summary>The dialog waits for the person.</summary>
    public static DialogTurnResult EndOfTurn { get; } = new(DialogTurnStatus.Waiting);

    /// <summary>Unique among the dialogs it is added to.</summary>
    public string Id { get; } = id;

    /// <summary>Starts; the dialog is the active one of <paramref name="dialogContext"/>.</summary>
    public abstract Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dialogContext, JsonElement? options, CancellationToken cancellationToken);

    /// <summary>An activity came while the dialog is the active one. Unless overridden the dialog ends.</summary>
    public virtual Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken) =>
        dialogContext.EndDialogAsync(null, cancellationToken);

    /// <summary>A dialog that this one began has ended with <paramref name="result"/>. Unless overridden this one ends with it too.</summary>
    public virtual Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dialogContext, DialogReason reason, object? result, CancellationToken cancellationToken) =>
        dialogContext.EndDialogAsync(result, cancellationToken);

    /// <summary>Asks again what the dialog waits for, after something else was talked about.</summary>
    public virtual Task RepromptDialogAsync(
        DialogContext dialogContext, DialogInstance instance, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The dialog is about to be taken off the stack.</summary>
    public virtual Task EndDialogAsync(
        DialogContext dialogContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
}
