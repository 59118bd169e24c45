using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>
/// Asks for yes or no. With two choices (yes first) they are shown, and an answer that picks one of them counts; anything
/// else is for the recognizer.
/// </summary>
/// <param name="id">Unique among the dialogs it is added to.</param>
/// <param name="validator">Decides whether an answer will do.</param>
/// <param name="recognizer">Reads yes and no; knows English unless given.</param>
/// <param name="choiceRecognizer">Reads an answer as one of the two choices.</param>
public sealed class ConfirmPrompt(
    string id,
    PromptValidator<bool>? validator = null,
    IConfirmRecognizer? recognizer = null,
    IChoiceRecognizer? choiceRecognizer = null) : Prompt<bool>(id, validator)
{
    private readonly IConfirmRecognizer recognizer = recognizer ?? ConfirmRecognizer.English;
    private readonly IChoiceRecognizer choiceRecognizer = choiceRecognizer ?? new ChoiceRecognizer();

    /// <inheritdoc/>
    protected override PromptRecognizerResult<bool> OnRecognize(Activity message, PromptOptions options, string? locale)
    {
        var text = message.Text ?? "";
        // Choices first: a button must do what it says, whatever words are on it.
        if (options.Choices is { Count: 2 } choices && choiceRecognizer.Recognize(text, [.. choices], locale) is { } choice)
            return PromptRecognizerResult<bool>.Of(choice.Index == 0);
        return recognizer.Recognize(text, locale) is { } answer ? PromptRecognizerResult<bool>.Of(answer) : new();
    }
}
