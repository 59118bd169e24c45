using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>Asks for one of the choices in its options.</summary>
/// <param name="id">Unique among the dialogs it is added to.</param>
/// <param name="validator">Decides whether an answer will do.</param>
/// <param name="recognizer">Reads an answer as a choice; <see cref="ChoiceRecognizer"/> unless given.</param>
public sealed class ChoicePrompt(string id, PromptValidator<FoundChoice>? validator = null, IChoiceRecognizer? recognizer = null)
    : Prompt<FoundChoice>(id, validator)
{
    private readonly IChoiceRecognizer recognizer = recognizer ?? new ChoiceRecognizer();

    /// <inheritdoc/>
    protected override PromptRecognizerResult<FoundChoice> OnRecognize(Activity message, PromptOptions options, string? locale) =>
        recognizer.Recognize(message.Text ?? "", [.. options.Choices ?? []], locale) is { } choice
            ? PromptRecognizerResult<FoundChoice>.Of(choice)
            : new();
}
