using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CitizenBot.BotFramework.Recognizers;

namespace CitizenBot.Dialogs.Applications;

/// <summary>
/// Nine characters in three groups, which a citizen reads over the telephone: with the alphabet and the check character of
/// <see cref="Bookings.BookingReference"/>, and told from it by their number and grouping.
/// </summary>
/// <remarks>There are 19^8, 17 thousand million, references: storage keeps them unique, and nobody comes upon one by trying.</remarks>
public sealed partial record ApplicationReference
{
    private const string Alphabet = "3479ACEFGHJKMPRTWXY";
    private const int Length = 9;
    private const int Group = 3;

    private ApplicationReference(string value) => Value = value;

    /// <summary>The nine characters, as storage keeps them.</summary>
    public string Value { get; }

    /// <summary>A new reference that nobody can guess.</summary>
    public static ApplicationReference Create()
    {
        Span<byte> random = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(random);
        var number = BinaryPrimitives.ReadUInt64BigEndian(random);
        Span<char> characters = stackalloc char[Length];
        var sum = 0;
        for (var place = 0; place < Length - 1; place++)
        {
            var digit = (int)(number % (ulong)Alphabet.Length);
            number /= (ulong)Alphabet.Length;
            characters[place] = Alphabet[digit];
            sum += Weight(place) * digit;
        }

        characters[^1] = Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length];
        return new ApplicationReference(new string(characters));
    }

    /// <summary>The reference that stands somewhere in a text, or null.</summary>
    public static ApplicationReference? FindIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (Match candidate in Candidate().Matches(VisibleText.Of(text).ToUpperInvariant()))
        {
            if (TryParse(candidate.Groups[1].Value, out var reference))
                return reference;
        }

        return null;
    }

    /// <summary>Reads what a citizen wrote: either case, spaces and dashes anywhere.</summary>
    /// <returns>False when a character is missing, impossible, or wrong by the check character.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ApplicationReference? reference)
    {
        reference = null;
        Span<char> characters = stackalloc char[Length];
        var (count, sum) = (0, 0);
        foreach (var character in text ?? "")
        {
            if (char.IsWhiteSpace(character) || char.IsPunctuation(character))
                continue;
            var digit = Alphabet.IndexOf(char.ToUpperInvariant(character), StringComparison.Ordinal);
            if (digit < 0 || count == Length)
                return false;
            characters[count] = Alphabet[digit];
            sum += Weight(count++) * digit;
        }

        if (count == Length && sum % Alphabet.Length == 0)
            reference = new ApplicationReference(new string(characters));
        return reference is not null;
    }

    /// <summary>The way it is shown and read out: three groups of three.</summary>
    public override string ToString() => $"{Value[..Group]}-{Value[Group..(2 * Group)]}-{Value[(2 * Group)..]}";

    private static int Weight(int place) => Length - place;

    // Looked for at every position, so that a word before the reference does not swallow part of it.
    [GeneratedRegex("(?=(?<![A-Z0-9])([A-Z0-9]{3}[ -]?[A-Z0-9]{3}[ -]?[A-Z0-9]{3})(?![A-Z0-9]))")]
    private static partial Regex Candidate();
}
