using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>Asks for a number.</summary>
/// <param name="id">Unique among the dialogs it is added to.</param>
/// <param name="validator">Decides whether an answer will do: range, whole numbers.</param>
/// <param name="recognizer">Reads numbers; <see cref="NumberRecognizer"/> unless given.</param>
public sealed class NumberPrompt(string id, PromptValidator<decimal>? validator = null, INumberRecognizer? recognizer = null)
    : Prompt<decimal>(id, validator)
{
    private readonly INumberRecognizer recognizer = recognizer ?? new NumberRecognizer();

    /// <inheritdoc/>
    protected override PromptRecognizerResult<decimal> OnRecognize(Activity message, PromptOptions options, string? locale) =>
        recognizer.Recognize(message.Text ?? "", locale) is { } number ? PromptRecognizerResult<decimal>.Of(number) : new();
}
