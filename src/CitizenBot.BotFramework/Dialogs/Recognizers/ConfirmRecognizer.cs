namespace CitizenBot.BotFramework.Dialogs;

/// <summary>Reads yes and no by words: an answer with words for yes and none for no is yes, and the other way round.</summary>
/// <param name="yes">Words and phrases for yes.</param>
/// <param name="no">Words and phrases for no.</param>
public sealed class ConfirmRecognizer(IEnumerable<string> yes, IEnumerable<string> no) : IConfirmRecognizer
{
    private readonly string[] yes = [.. yes.Select(Words.Normalize)];
    private readonly string[] no = [.. no.Select(Words.Normalize)];

    /// <summary>English.</summary>
    public static ConfirmRecognizer English { get; } = new(
        ["yes", "y", "yep", "yeah", "sure", "ok", "okay", "correct", "true"],
        ["no", "n", "nope", "nah", "not", "don't", "false"]);

    /// <inheritdoc/>
    public bool? Recognize(string text, string? locale)
    {
        var said = Words.Normalize(text);
        var isYes = Array.Exists(yes, word => Words.Contain(said, word));
        var isNo = Array.Exists(no, word => Words.Contain(said, word));
        return isYes == isNo ? null : isYes;
    }
}
