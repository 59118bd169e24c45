using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CitizenBot.BotFramework.Recognizers;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>
/// Eight characters that a citizen reads over the telephone, the last one a check character that finds any single
/// wrong character and any two characters that changed places.
/// </summary>
/// <remarks>
/// The alphabet has nothing that looks or sounds alike (0 O Q D, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V, M N). It is 19
/// characters long because 19 is a prime: with a different weight below it in every place, neither kind of error
/// leaves the weighted sum at zero. There are 19^7, 894 million, references: storage keeps them unique, and the
/// rare turn that drew one in use runs again with another.
/// </remarks>
public sealed partial record BookingReference
{
    /// <summary>How many random bytes a reference is made of.</summary>
    public const int RandomBytes = 8;

    private const string Alphabet = "3479ACEFGHJKMPRTWXY";
    private const int Length = 8;

    private BookingReference(string value) => Value = value;

    /// <summary>The eight characters, as storage keeps them.</summary>
    public string Value { get; }

    /// <summary>A new reference that nobody can guess.</summary>
    public static BookingReference Create()
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        RandomNumberGenerator.Fill(random);
        return Create(random);
    }

    /// <summary>The reference made of these bytes.</summary>
    /// <param name="random"><see cref="RandomBytes"/> bytes from a cryptographic generator; 64 bits make the bias negligible.</param>
    public static BookingReference Create(ReadOnlySpan<byte> random)
    {
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

        characters[^1] = Alphabet[CheckDigit(sum)];
        return new BookingReference(new string(characters));
    }

    /// <summary>The reference that stands somewhere in a text, or null.</summary>
    public static BookingReference? FindIn(string text)
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
    public static bool TryParse(string? text, [NotNullWhen(true)] out BookingReference? reference)
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
            reference = new BookingReference(new string(characters));
        return reference is not null;
    }

    /// <summary>The way it is shown and read out: two groups of four.</summary>
    public override string ToString() => $"{Value[..4]}-{Value[4..]}";

    private static int Weight(int place) => Length - place;

    private static int CheckDigit(int sum) => (Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length;

    // Looked for at every position, so that a word before the reference does not swallow half of it.
    [GeneratedRegex("(?=(?<![A-Z0-9])([A-Z0-9]{4}[ -]?[A-Z0-9]{4})(?![A-Z0-9]))")]
    private static partial Regex Candidate();
}
