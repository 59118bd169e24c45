using System.Globalization;
using System.Text;

namespace CitizenBot.Dialogs.Languages;

/// <summary>Text as word lists compare it: case, accents and letter variants that people leave out are folded.</summary>
public static class PlainText
{
    /// <summary>Lower case without diacritics; Arabic vowel marks and tatweel removed, alef and yeh variants folded, digits made European.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(c))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control when c is not ('\n' or '\t'):
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
        'أ' or 'إ' or 'آ' or 'ٱ' => "ا",
        'ى' or 'ی' => "ي",
        'ة' => "ه",
        'ک' => "ك",
        'ø' => "o",
        'æ' => "ae",
        'ß' => "ss",
        _ => c.ToString(),
    };
}
