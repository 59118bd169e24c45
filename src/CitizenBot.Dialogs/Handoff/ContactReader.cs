using System.Text.RegularExpressions;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Privacy;

namespace CitizenBot.Dialogs.Handoff;

/// <summary>Finds the e-mail address or the phone number, and what is left as a name, in what a citizen wrote.</summary>
public static partial class ContactReader
{
    private const int ShortestNumber = 7;
    private const int LongestNumber = 15;

    /// <summary>The contact details, or null where there is neither an address nor a number.</summary>
    public static (string? Name, string? Email, string? Phone)? Read(string text)
    {
        // Telephones wrap copied numbers in bidirectional marks.
        var digits = PlainDigits.Of(VisibleText.Of(text));
        var email = PersonalData.Email().Match(digits) is { Success: true } e ? e.Value : null;
        var without = email is null ? digits : digits.Replace(email, " ", StringComparison.Ordinal);
        var phone = Phone().Matches(without).FirstOrDefault(m => m.Value.Count(char.IsAsciiDigit) is >= ShortestNumber and <= LongestNumber)?.Value.Trim();
        if (email is null && phone is null)
        {
            return null;
        }

        var name = (phone is null ? without : without.Replace(phone, " ", StringComparison.Ordinal)).Trim(' ', ',', '.', ';', ':', '-', '\n');
        return (name.Length is > 1 and <= 80 ? name : null, email, phone);
    }

    /// <summary>Whether two ways of writing a phone number are one number: 070-123 45 67 and +46 70 123 45 67.</summary>
    public static bool IsSameNumber(string? one, string? other) => one is not null && other is not null && National(one) == National(other);

    /// <summary>The digits of a number without country code and leading zeros: what two ways of writing it have in common.</summary>
    internal static string National(string phone)
    {
        var digits = string.Concat(PlainDigits.Of(phone).Where(char.IsAsciiDigit)).TrimStart('0');
        return digits.StartsWith("46", StringComparison.Ordinal) ? digits[2..].TrimStart('0') : digits;
    }

    [GeneratedRegex(@"\+?\(?\d[\d\s()\-/]{5,22}\d")]
    private static partial Regex Phone();
}
