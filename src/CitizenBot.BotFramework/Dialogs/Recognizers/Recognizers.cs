namespace CitizenBot.BotFramework.Dialogs;

/// <summary>Reads yes and no.</summary>
public interface IConfirmRecognizer
{
    /// <summary>True for yes, false for no, null when it is neither or both.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="locale">The language it was probably said in, BCP 47, or null.</param>
    bool? Recognize(string text, string? locale);
}

/// <summary>Reads numbers.</summary>
public interface INumberRecognizer
{
    /// <summary>The number, or null when there is none or more than one.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="locale">The language it was probably said in, BCP 47, or null.</param>
    decimal? Recognize(string text, string? locale);
}

/// <summary>Reads an answer as one of some choices.</summary>
public interface IChoiceRecognizer
{
    /// <summary>The choice, or null when the answer means none or could mean several.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="choices">What could be chosen, in the order shown.</param>
    /// <param name="locale">The language it was probably said in, BCP 47, or null.</param>
    FoundChoice? Recognize(string text, IReadOnlyList<Choice> choices, string? locale);
}

/// <summary>Reads dates and times.</summary>
public interface IDateTimeRecognizer
{
    /// <summary>The meanings the answer can have, the likeliest first; empty when it has none.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="locale">The language it was probably said in, BCP 47, or null.</param>
    IReadOnlyList<DateTimeResolution> Recognize(string text, string? locale);
}

/// <summary>One meaning of a date or time, in ISO 8601 and without an offset: local time where the bot is.</summary>
/// <param name="Timex">The TIMEX3 expression, such as <c>2026-03-01</c>, <c>T14:00</c> or <c>2026-03-01T14:00</c>.</param>
/// <param name="Value">The date or time; null for a range.</param>
/// <param name="Start">Start of a range, inclusive.</param>
/// <param name="End">End of a range, exclusive.</param>
public sealed record DateTimeResolution(string Timex, string? Value = null, string? Start = null, string? End = null);
