using System.Text;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Understanding.Features;

/// <summary>
/// Makes texts that mean the same look the same: compatibility forms, case, digits and Arabic spelling are
/// folded, and invisible characters removed. U+200C and U+200D stay: Persian and Sorani words are spelt with them.
/// </summary>
internal static class TextNormalizer
{
    /// <summary>Only this much of what is visible of a text is read; compatibility forms can make it up to 18 times longer.</summary>
    public const int MaximumLength = 1000;

    public static string Normalize(string text)
    {
        var visible = VisibleText.Of(text, MaximumLength).Replace('\n', ' ');
        if (!visible.IsNormalized(NormalizationForm.FormKC)) visible = visible.Normalize(NormalizationForm.FormKC);

        var result = new StringBuilder(visible.Length);
        foreach (var character in visible)
        {
            if (char.IsDigit(character)) result.Append((char)('0' + char.GetNumericValue(character)));
            else if (char.IsAscii(character)) result.Append(char.ToLowerInvariant(character));
            else if (!ArabicSpelling.IsMark(character)) result.Append(ArabicSpelling.Fold(char.ToLowerInvariant(character)));
        }

        return result.ToString();
    }

    /// <summary>Removes the accents and dots of Latin letters, as keyboards and habits without them do.</summary>
    public static string RemoveMarks(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var result = new StringBuilder(text.Length);
        var latin = false;
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            var mark = character is >= '\u0300' and <= '\u036F';
            if (mark && latin) continue;
            if (!mark) latin = character < '\u0250';
            result.Append(character switch { 'ø' => 'o', 'ı' => 'i', 'ł' => 'l', 'đ' => 'd', _ => character });
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }
}
