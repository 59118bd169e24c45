using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>Asks for a date, a time or both; gives every meaning that the answer can have, the likeliest first.</summary>
/// <param name="id">Unique among the dialogs it is added to.</param>
/// <param name="validator">Decides whether an answer will do.</param>
/// <param name="recognizer">Reads dates and times; <see cref="IsoDateTimeRecognizer"/> unless given.</param>
public sealed class DateTimePrompt(
    string id, PromptValidator<IReadOnlyList<DateTimeResolution>>? validator = null, IDateTimeRecognizer? recognizer = null)
    : Prompt<IReadOnlyList<DateTimeResolution>>(id, validator)
{
    private readonly IDateTimeRecognizer recognizer = recognizer ?? new IsoDateTimeRecognizer();

    /// <inheritdoc/>
    protected override PromptRecognizerResult<IReadOnlyList<DateTimeResolution>> OnRecognize(
        Activity message, PromptOptions options, string? locale) =>
        recognizer.Recognize(message.Text ?? "", locale) is { Count: > 0 } meanings
            ? PromptRecognizerResult<IReadOnlyList<DateTimeResolution>>.Of(meanings)
            : new();
}
