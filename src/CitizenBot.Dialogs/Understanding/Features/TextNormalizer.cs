using System.Globalization;
using System.Text;

namespace CitizenBot.Dialogs.Understanding.Features;

/// <summary>
/// Makes texts that mean the same look the same: compatibility forms, case, digits and Arabic spelling are
/// folded, and invisible characters removed. U+200C and U+200D stay: Persian and Sorani words are spelt with them.
/// </summary>
internal static class TextNormalizer
{
    /// <summary>Only this much of a text is read; compatibility forms can make it up to 18 times longer.</summary>
    public const int MaximumLength = 1000;

    public static string Normalize(string text)
    {
        var visible = RemoveInvisible(text.AsSpan(0, Math.Min(text.Length, MaximumLength)));
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

    private static string RemoveInvisible(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                // The tag characters U+E0000 to U+E0FFF can hide a text inside a text.
                if (character is < '\uDB40' or > '\uDB43') result.Append(character).Append(text[i + 1]);
                i++;
            }
            else if (char.IsWhiteSpace(character))
            {
                result.Append(' ');
            }
            else if (!char.IsSurrogate(character) && !IsInvisible(character))
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }

    private static bool IsInvisible(char character) =>
        character is not ('\u200C' or '\u200D')
        && (character is >= '\uFE00' and <= '\uFE0F'
            || (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format));
}
