using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>Asks until the answer will do, and ends with its value. Begin it with <see cref="DialogContext.PromptAsync"/>.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="id">Unique among the dialogs it is added to.</param>
/// <param name="validator">Decides whether an answer will do; without it, any that is recognized.</param>
public abstract class Prompt<T>(string id, PromptValidator<T>? validator = null) : Dialog(id)
{
    private const string Attempts = "attempts";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are no options, or no prompt in them.</exception>
    public sealed override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dialogContext, JsonElement? options, CancellationToken cancellationToken)
    {
        if (options is not { ValueKind: JsonValueKind.Object })
            throw new ArgumentException($"Prompt '{Id}' was begun without options.", nameof(options));
        await OnPromptAsync(dialogContext.Context, Read(options), isRetry: false, cancellationToken);
        return EndOfTurn;
    }

    /// <inheritdoc/>
    public sealed override async Task<DialogTurnResult> ContinueDialogAsync(
        DialogContext dialogContext, CancellationToken cancellationToken)
    {
        var context = dialogContext.Context;
        if (context.Activity.Type != ActivityTypes.Message)
            return EndOfTurn;
        var instance = dialogContext.ActiveDialog!;
        var options = Read(instance.Options);
        var attempt = instance.Get(Attempts, DialogsJson.Stored.Int32) + 1;
        instance.Set(Attempts, attempt, DialogsJson.Stored.Int32);

        var messages = MessagesSent(context);
        var recognized = OnRecognize(context.Activity, options, options.Prompt?.Locale ?? context.Activity.Locale);
        if (await IsValidAsync(new PromptValidatorContext<T>(context, recognized, options, attempt), cancellationToken))
            return await dialogContext.EndDialogAsync(recognized.Value, cancellationToken);
        // Counted from here rather than for the whole turn: what middleware has said is no answer to a wrong answer.
        if (MessagesSent(context) == messages)
            await OnPromptAsync(context, options, isRetry: true, cancellationToken);
        return EndOfTurn;
    }

    /// <inheritdoc/>
    public sealed override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dialogContext, DialogReason reason, object? result, CancellationToken cancellationToken)
    {
        await RepromptDialogAsync(dialogContext, dialogContext.ActiveDialog!, cancellationToken);
        return EndOfTurn;
    }

    /// <inheritdoc/>
    public sealed override Task RepromptDialogAsync(
        DialogContext dialogContext, DialogInstance instance, CancellationToken cancellationToken) =>
        OnPromptAsync(dialogContext.Context, Read(instance.Options), isRetry: false, cancellationToken);

    /// <summary>Finds the value in a message, in the language <paramref name="locale"/> (BCP 47, or null when unknown).</summary>
    protected abstract PromptRecognizerResult<T> OnRecognize(Activity message, PromptOptions options, string? locale);

    /// <summary>Asks. Choices are added in the style of the options.</summary>
    protected virtual async Task OnPromptAsync(
        ITurnContext context, PromptOptions options, bool isRetry, CancellationToken cancellationToken)
    {
        var question = (isRetry ? options.RetryPrompt : null) ?? options.Prompt
            ?? throw new ArgumentException($"The options of prompt '{Id}' have no prompt.", nameof(options));
        question = ChoiceFactory.Show(question, options.Choices, options.Style);
        question.InputHint ??= InputHints.ExpectingInput;
        await context.SendActivityAsync(question, cancellationToken);
    }

    private Task<bool> IsValidAsync(PromptValidatorContext<T> answer, CancellationToken cancellationToken) =>
        validator?.Invoke(answer, cancellationToken) ?? Task.FromResult(answer.Recognized.Succeeded);

    private static int MessagesSent(ITurnContext context) => context.Sent.Count(activity => activity.Type == ActivityTypes.Message);

    private static PromptOptions Read(JsonElement? options) =>
        options?.Deserialize(DialogsJson.Stored.PromptOptions) ?? new PromptOptions();
}
