using System.Globalization;

namespace CitizenBot.Dialogs.Languages;

/// <summary>Digits of any script made European; everything else as it is.</summary>
public static class PlainDigits
{
    /// <summary>The text with <c>0</c> to <c>9</c> for every decimal digit.</summary>
    public static string Of(string text) => string.Create(text.Length, text, (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsDigit(from[i]) && !char.IsAsciiDigit(from[i])
                ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(from[i]))
                : from[i];
        }
    });
}
