using System.Globalization;
using System.Text;
using CitizenBot.BotFramework.Recognizers;

namespace CitizenBot.Dialogs.Languages;

/// <summary>Text as word lists compare it: case, accents and letter variants that people leave out are folded.</summary>
public static class PlainText
{
    /// <summary>Lower case without diacritics and whatever is invisible; Arabic vowel marks and tatweel removed, letter variants folded, digits made European.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in VisibleText.Of(text).Normalize(NormalizationForm.FormKD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(c))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format:
                    break;
                case UnicodeCategory.DecimalDigitNumber:
                    folded.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
                    break;
                default:
                    folded.Append(FoldLetter(char.ToLowerInvariant(c)));
                    break;
            }
        }

        return folded.ToString();
    }

    private static string FoldLetter(char c) => c switch
    {
        'ـ' or '\'' or '’' or '`' => "",
        'ø' => "o",
        'æ' => "ae",
        'ß' => "ss",
        _ => ArabicSpelling.Fold(c).ToString(),
    };
}
