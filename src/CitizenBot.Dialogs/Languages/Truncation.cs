namespace CitizenBot.Dialogs.Languages;

/// <summary>Cuts text without cutting a character.</summary>
public static class Truncation
{
    /// <summary>At most so many UTF-16 units from the start, never half of a surrogate pair.</summary>
    public static string AtMost(this string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
