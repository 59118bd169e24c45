using System.Buffers;
using System.Text.RegularExpressions;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Privacy;

/// <summary>What kind of personal detail a piece of text is.</summary>
public enum PersonalDataKind
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A personal identity number or coordination number, a mistyped one written as one too.</summary>
    IdentityNumber,

    /// <summary>A payment card's number.</summary>
    Card,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>A street with its number.</summary>
    Address,
}

/// <summary>A personal detail in a text.</summary>
/// <param name="Start">The UTF-16 offset at which it begins.</param>
/// <param name="Length">Its UTF-16 code units.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct PersonalDataSpan(int Start, int Length, PersonalDataKind Kind);

/// <summary>
/// Finds the personal details that can be told by their form, in digits of any script. Names cannot, and stay: whoever passes text on must know.
/// </summary>
public static partial class PersonalData
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("@0123456789");
    private const int CoordinationDay = 60;
    private const int FewestPhoneDigits = 7;
    private const int MostPhoneDigits = 15;

    /// <summary>The details in a text, in order, none inside another.</summary>
    public static IReadOnlyList<PersonalDataSpan> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = PlainDigits.Of(text);
        if (!plain.AsSpan().ContainsAny(Signs))
        {
            return [];
        }

        var found = new List<PersonalDataSpan>();
        Add(Email(), PersonalDataKind.Email, _ => true);
        Add(Card(), PersonalDataKind.Card, match => Luhn.IsValid(match.Value));
        Add(IdentityNumber(), PersonalDataKind.IdentityNumber, IsIdentityNumber);
        Add(Phone(), PersonalDataKind.Phone, match => match.Value.Count(char.IsAsciiDigit) is >= FewestPhoneDigits and <= MostPhoneDigits && !Date().IsMatch(match.Value));
        Add(Address(), PersonalDataKind.Address, _ => true);
        return [.. found.OrderBy(span => span.Start)];

        void Add(Regex form, PersonalDataKind kind, Func<Match, bool> isOne)
        {
            found.AddRange(
                from match in form.Matches(plain)
                where isOne(match) && found.TrueForAll(other => match.Index + match.Length <= other.Start || other.Start + other.Length <= match.Index)
                select new PersonalDataSpan(match.Index, match.Length, kind));
        }
    }

    /// <summary>A date that can be, and either the check digit (SKV 704) or the dash that only such numbers have: a mistyped number says as much of a person.</summary>
    private static bool IsIdentityNumber(Match match)
    {
        var ten = match.Groups["date"].Value + match.Groups["last"].Value;
        var (month, day) = (int.Parse(ten.AsSpan(2, 2), null), int.Parse(ten.AsSpan(4, 2), null));
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 or > CoordinationDay and <= CoordinationDay + 31
            && (Luhn.IsValid(ten) || match.Groups["sign"].Value is "-" or "+" or "–");
    }

    /// <summary>Not the whole of RFC 5322: what people have, and nothing that could start a header.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}._%+\-]{1,64}@[\p{L}\p{N}\-]+(\.[\p{L}\p{N}\-]+)+")]
    internal static partial Regex Email();

    [GeneratedRegex(@"(?<![0-9])[2-6][0-9]{3}([ \-]?)[0-9]{4}\1[0-9]{4}\1[0-9]{1,4}(\1[0-9]{1,3})?(?![0-9])")]
    private static partial Regex Card();

    [GeneratedRegex(@"(?<![0-9+])(18|19|20)?(?<date>[0-9]{6})(?<sign>[-+–  ]?)(?<last>[0-9]{4})(?![0-9])")]
    private static partial Regex IdentityNumber();

    // A number that people call begins with a zero or a plus; prices, dates and reference numbers seldom do.
    [GeneratedRegex(@"(?<![0-9\p{L}])(\+|00?)(?:[0-9]|[ \-/()](?=[ \-/()]?[0-9])|\)){6,22}(?<=[0-9])(?![0-9])")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\A[0-9]{2}[-/][0-9]{2}[-/][0-9]{2,4}\z")]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<![\p{L}])\p{Lu}[\p{L}\-]*(?: \p{Lu}[\p{L}\-]+){0,2}(?<=(?i:gatan|gata|vägen|väg|torget|torg|gränd|gränden|stigen|stig|platsen|plats|allén|allé|backen|leden|kajen|esplanaden|avenyn|plan|liden|gården|gången|slingan|stråket|street|road)) [0-9]{1,4}(?:(?: [A-J]|[A-Ja-j])(?![\p{L}]))?(?![0-9])")]
    private static partial Regex Address();
}
