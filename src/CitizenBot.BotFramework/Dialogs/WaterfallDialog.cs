using System.Text.Json;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>One step: asks something, or goes on with <see cref="WaterfallStepContext.NextAsync"/>.</summary>
public delegate Task<DialogTurnResult> WaterfallStep(WaterfallStepContext step, CancellationToken cancellationToken);

/// <summary>
/// Steps one after the other, each with the answer to the one before. Steps have names and a conversation is at a name, so
/// that steps can be added and moved while conversations are open; when its step is gone, the dialog starts over.
/// </summary>
/// <param name="id">Unique among the dialogs it is added to.</param>
public class WaterfallDialog(string id) : Dialog(id)
{
    private readonly List<(string Name, WaterfallStep Step)> steps = [];

    /// <summary>Adds a step at the end.</summary>
    /// <exception cref="ArgumentException">There is a step with this name.</exception>
    public WaterfallDialog AddStep(string name, WaterfallStep step)
    {
        if (steps.Exists(other => other.Name == name))
            throw new ArgumentException($"There already is a step '{name}'.", nameof(name));
        steps.Add((name, step));
        return this;
    }

    /// <inheritdoc/>
    public override Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dialogContext, JsonElement? options, CancellationToken cancellationToken) =>
        RunStepAsync(dialogContext, 0, DialogReason.BeginCalled, null, cancellationToken);

    /// <inheritdoc/>
    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken) =>
        dialogContext.Context.Activity is { Type: ActivityTypes.Message } message
            ? ResumeDialogAsync(dialogContext, DialogReason.ContinueCalled, message.Text, cancellationToken)
            : Task.FromResult(EndOfTurn);

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dialogContext, DialogReason reason, object? result, CancellationToken cancellationToken)
    {
        var instance = dialogContext.ActiveDialog!;
        var current = steps.FindIndex(step => step.Name == instance.Step);
        if (current >= 0)
            return await RunStepAsync(dialogContext, current + 1, reason, result, cancellationToken);
        instance.State.Clear();
        await dialogContext.TellRestartAsync(cancellationToken);
        return await RunStepAsync(dialogContext, 0, DialogReason.BeginCalled, null, cancellationToken);
    }

    internal async Task<DialogTurnResult> RunStepAsync(
        DialogContext dialogContext, int index, DialogReason reason, object? result, CancellationToken cancellationToken)
    {
        if (index >= steps.Count)
            return await dialogContext.EndDialogAsync(result, cancellationToken);
        var instance = dialogContext.ActiveDialog!;
        instance.Step = steps[index].Name;
        return await steps[index].Step(new WaterfallStepContext(this, dialogContext, instance, index, reason, result), cancellationToken);
    }
}
