using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Privacy;
using NodaTime;

namespace CitizenBot.Dialogs.Applications;

/// <summary>
/// A Swedish personal identity number (personnummer) or coordination number (samordningsnummer, whose day has 60 added): a date
/// that exists and is not to come, and a check digit by the Luhn algorithm over the last ten digits (Skatteverket, SKV 704 and 707).
/// </summary>
/// <remarks>Its text is a secret: it has no ToString that tells it.</remarks>
public sealed partial class PersonalIdentityNumber
{
    private const int CoordinationDay = 60;
    private readonly string _digits;

    private PersonalIdentityNumber(string digits) => _digits = digits;

    /// <summary>Twelve digits with the century, which is how it is kept and compared.</summary>
    public string Reveal() => _digits;

    /// <summary>What is shown in its place everywhere: the last two digits, for whoever knows the number to recognise it by.</summary>
    public string Masked => $"••••••-••{_digits[^2..]}";

    /// <summary>Never the number.</summary>
    public override string ToString() => Masked;

    /// <summary>The number that a text is: ten or twelve digits of any script, with a dash, a plus (from the year one turns 100) or a space, or none.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="today">The day on which it is read, in Gothenburg.</param>
    /// <param name="number">The number.</param>
    public static bool TryParse(string text, LocalDate today, [NotNullWhen(true)] out PersonalIdentityNumber? number)
    {
        ArgumentNullException.ThrowIfNull(text);
        number = Whole().Match(PlainDigits.Of(text).Trim()) is { Success: true } match ? Of(match, today) : null;
        return number is not null;
    }

    /// <summary>A text with every identity number in it masked, and the numbers in order. What may as well be a phone number stays.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="today">The day on which it is read, in Gothenburg.</param>
    public static (string Text, IReadOnlyList<PersonalIdentityNumber> Numbers) Mask(string text, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(text);
        var digits = PlainDigits.Of(text);
        List<PersonalIdentityNumber>? numbers = null;
        var masked = text;
        foreach (var match in Within().Matches(digits).Reverse())
        {
            if (!MayBePhone(match) && Of(match, today) is { } number)
            {
                (numbers ??= []).Insert(0, number);
                masked = $"{masked[..match.Index]}{number.Masked}{masked[(match.Index + match.Length)..]}";
            }
        }

        return (masked, numbers ?? (IReadOnlyList<PersonalIdentityNumber>)[]);
    }

    /// <summary>Ten digits in a row that begin with a zero are more often a phone number than somebody born from 2000 to 2009.</summary>
    private static bool MayBePhone(Match match) => !match.Groups["century"].Success && match.Groups["sign"].Value is "" or " " && match.Value[0] == '0';

    private static PersonalIdentityNumber? Of(Match match, LocalDate today)
    {
        var ten = match.Groups["date"].Value + match.Groups["last"].Value;
        if (!Luhn.IsValid(ten))
            return null;
        var (year, month, day) = (Number(ten[..2]), Number(ten[2..4]), Number(ten[4..6]));
        day -= day > CoordinationDay ? CoordinationDay : 0;
        int century;
        if (match.Groups["century"] is { Success: true, Value: var given })
        {
            century = Number(given);
        }
        else
        {
            // The year is the last one that has begun; with a plus a hundred years before it.
            century = (today.Year - year) / 100;
            century -= match.Groups["sign"].Value == "+" ? 1 : 0;
        }

        if (!match.Groups["century"].Success && (year, month, day).CompareTo((today.Year % 100, today.Month, today.Day)) > 0 && year == today.Year % 100)
        {
            // Not born yet this year, so a hundred years ago.
            century--;
        }

        year += century * 100;
        return year is >= 1850 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            && new LocalDate(year, month, day) <= today
            ? new PersonalIdentityNumber(century.ToString("00", CultureInfo.InvariantCulture) + ten)
            : null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<century>18|19|20)?(?<date>[0-9]{6})(?<sign>[-+–  ]?)(?<last>[0-9]{4})\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<![0-9+])(?<century>18|19|20)?(?<date>[0-9]{6})(?<sign>[-+–  ]?)(?<last>[0-9]{4})(?![0-9])", RegexOptions.None, 1000)]
    private static partial Regex Within();
}
