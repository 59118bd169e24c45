using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CitizenBot.BotFramework.Recognizers;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>
/// Reads the one number in a text, in any script's digits. Spaces group thousands; a comma or a point starts the decimals,
/// unless exactly three digits and another such group follow.
/// </summary>
public sealed partial class NumberRecognizer : INumberRecognizer
{
    /// <inheritdoc/>
    public decimal? Recognize(string text, string? locale)
    {
        var found = NumberPattern().Matches(ToAscii(text));
        if (found.Count != 1)
            return null;
        var number = found[0].Value.Replace(" ", "", StringComparison.Ordinal);
        if (GroupedPattern().IsMatch(number))
            number = number.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return decimal.TryParse(
            number.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    private static string ToAscii(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var character in VisibleText.Of(text))
            ascii.Append(character switch
            {
                '\u2212' => '-',
                '\u066B' => '.',
                '\u066C' or '\u00A0' or '\u202F' or '\u2009' => ' ',
                _ when CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit => (char)('0' + digit),
                _ => character,
            });
        return ascii.ToString();
    }

    [GeneratedRegex(@"(?<![0-9.,])-?(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,][0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^-?[0-9]{1,3}(?:,[0-9]{3}){2,}$|^-?[0-9]{1,3}(?:\.[0-9]{3}){2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex GroupedPattern();
}
