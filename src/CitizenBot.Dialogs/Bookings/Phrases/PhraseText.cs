using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>
/// Text as phrases are compared: lower case, without diacritics (people leave them out), one kind of digits, one
/// Arabic spelling of letters that are often mixed up.
/// </summary>
internal static partial class PhraseText
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in VisibleText.Of(text).ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(character))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format:
                    break;
                case UnicodeCategory.DecimalDigitNumber:
                    folded.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)));
                    break;
                default:
                    folded.Append(Letter(character));
                    break;
            }
        }

        return AmPm().Replace(folded.ToString().Replace("\0", "", StringComparison.Ordinal), "$1m ");
    }

    /// <summary>The words, figures and signs of a folded text.</summary>
    public static IEnumerable<Match> Tokens(string folded) => Token().Matches(folded);

    private static char Letter(char character) => character switch
    {
        'ء' or 'ـ' or '\'' or '’' or 'ʼ' or '`' => '\0', // left out: "o'clock", "la'", "الثلاثا"
        _ => ArabicSpelling.Fold(character),
    };

    [GeneratedRegex(@"\b([ap])\.\s?m\b\.?")]
    private static partial Regex AmPm();

    [GeneratedRegex(
        @"(?<ymd>\d{4}-\d{1,2}-\d{1,2})(?!\d)" +
        @"|(?<dmy>\d{1,2}/\d{1,2}(/(\d{4}|\d{2}))?|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\.\d{1,2}\.\d{4})(?!\d)" +
        @"|(?<clock>\d{1,2}:\d{2})(?!\d)" +
        @"|(?<dotted>\d{1,2}\.\d{1,2}(?!\d)\.?)" +
        @"|(?<ordinal>\d{1,2})(:?[ea]|st|nd|rd|th|ka|da|ta|ga|aad)\b" +
        @"|(?<ordinal>\d{1,2})\.(?=\s*\p{L})" +
        @"|(?<number>\d+)" +
        @"|(?<word>\p{L}+)" +
        @"|(?<dash>[-–—])" +
        @"|(?<stop>[,،;؛.!?؟\n])",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
