using System.Text.Json;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>What a prompt asks. Stored while it waits, so keep it small.</summary>
public sealed class PromptOptions
{
    /// <summary>The question. Its locale, when set, is the language that answers are read in first.</summary>
    public Activity? Prompt { get; set; }

    /// <summary>The question after an answer that could not be used; the first question when null.</summary>
    public Activity? RetryPrompt { get; set; }

    /// <summary>What can be chosen. For a <see cref="ConfirmPrompt"/>: yes, then no, as the buttons say it.</summary>
    public IList<Choice>? Choices { get; set; }

    /// <summary>How to show the choices.</summary>
    public ListStyle Style { get; set; } = ListStyle.SuggestedAction;

    /// <summary>For the validator.</summary>
    public JsonElement? Validations { get; set; }

    /// <summary>A question of plain text.</summary>
    /// <param name="text">The question.</param>
    /// <param name="retry">The question after an answer that could not be used.</param>
    /// <param name="locale">Its language as a BCP 47 tag; null for the language of the incoming activity.</param>
    public static PromptOptions Of(string text, string? retry = null, string? locale = null) => new()
    {
        Prompt = Question(text, locale),
        RetryPrompt = retry is null ? null : Question(retry, locale),
    };

    private static Activity Question(string text, string? locale) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        TextFormat = TextFormatTypes.Plain,
        Locale = locale,
    };
}
