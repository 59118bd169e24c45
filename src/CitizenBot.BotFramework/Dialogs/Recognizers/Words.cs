using System.Globalization;
using System.Text;
using CitizenBot.BotFramework.Recognizers;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>
/// Text made comparable: lower case, digits in ASCII, one space between words, none of the marks that people leave out when
/// they type (Arabic vowels, tatweel, the dot of the Turkish capital İ), nothing invisible. A Chinese character is a word by itself.
/// </summary>
internal static class Words
{
    public static string Normalize(string text)
    {
        var words = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in VisibleText.Of(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsLeftOut(rune.Value))
                continue;
            if (!IsPartOfWord(rune))
            {
                gap = true;
                continue;
            }
            var ideograph = rune.Value is >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x323AF;
            if ((gap || ideograph) && words.Length > 0 && words[^1] != ' ')
                words.Append(' ');
            Append(words, rune);
            gap = ideograph;
        }
        return words.ToString();
    }

    /// <summary>Whether one normalized text has all the words of another, in order and together.</summary>
    public static bool Contain(string text, string part) =>
        part.Length > 0 && $" {text} ".Contains($" {part} ", StringComparison.Ordinal);

    private static void Append(StringBuilder words, Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
            words.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
        else
            words.Append(Rune.ToLowerInvariant(rune).ToString());
    }

    private static bool IsPartOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsLeftOut(int rune) => rune is 0x307 or 0x640 or (>= 0x64B and <= 0x65F) or 0x670 or '\'' or 0x2019 or 0x200C or 0x200D;
}
