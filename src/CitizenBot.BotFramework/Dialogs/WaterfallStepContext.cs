using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>What a step of a waterfall knows and can do.</summary>
public sealed class WaterfallStepContext : DialogContext
{
    private readonly WaterfallDialog dialog;
    private readonly DialogInstance instance;
    private readonly int index;
    private bool nextCalled;

    internal WaterfallStepContext(
        WaterfallDialog dialog, DialogContext dialogContext, DialogInstance instance, int index, DialogReason reason, object? result)
        : base(dialogContext)
    {
        this.dialog = dialog;
        this.instance = instance;
        this.index = index;
        StepName = instance.Step!;
        Reason = reason;
        Result = result;
    }

    /// <summary>The step's name.</summary>
    public string StepName { get; }

    /// <summary>What the dialog was begun with.</summary>
    public JsonElement? Options => instance.Options;

    /// <summary>What earlier steps have remembered; stored with the dialog.</summary>
    public IDictionary<string, JsonElement> Values => instance.State;

    /// <summary>Why the step runs.</summary>
    public DialogReason Reason { get; }

    /// <summary>The result of the dialog or step before: a prompt's value, or the text of a message.</summary>
    public object? Result { get; }

    /// <summary>A remembered value, or the default of the type.</summary>
    public T? GetValue<T>(string name, JsonTypeInfo<T> type) => instance.Get(name, type);

    /// <summary>Remembers a value for later steps.</summary>
    public void SetValue<T>(string name, T value, JsonTypeInfo<T> type) => instance.Set(name, value, type);

    /// <summary>Goes on to the next step at once, with <paramref name="result"/> as if a dialog had given it.</summary>
    /// <exception cref="InvalidOperationException">The step has called it already.</exception>
    public Task<DialogTurnResult> NextAsync(object? result = null, CancellationToken cancellationToken = default)
    {
        if (nextCalled)
            throw new InvalidOperationException($"Step '{StepName}' of dialog '{dialog.Id}' went on twice.");
        nextCalled = true;
        return dialog.RunStepAsync(this, index + 1, DialogReason.NextCalled, result, cancellationToken);
    }
}
