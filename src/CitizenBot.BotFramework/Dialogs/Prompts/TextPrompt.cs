using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>Asks for words; gives them back without the spaces around them. Nothing but spaces is no answer.</summary>
/// <param name="id">Unique among the dialogs it is added to.</param>
/// <param name="validator">Decides whether an answer will do.</param>
public sealed class TextPrompt(string id, PromptValidator<string>? validator = null) : Prompt<string>(id, validator)
{
    /// <inheritdoc/>
    protected override PromptRecognizerResult<string> OnRecognize(Activity message, PromptOptions options, string? locale) =>
        message.Text?.Trim() is { Length: > 0 } text ? PromptRecognizerResult<string>.Of(text) : new();
}
