using System.Buffers;
using System.Globalization;
using System.Text;

namespace CitizenBot.BotFramework.Recognizers;

/// <summary>
/// What a reader sees of a text, for understanding it alone: what is stored and shown stays as it was written. Whatever can hide a
/// word from a program and not from a person is left out: tag characters (the U+E0000 block), bidirectional marks, overrides and
/// isolates, C0 and C1 controls, soft hyphens, zero-width spaces, variation selectors, fillers, halves of surrogate pairs, and what
/// is no character. U+200C and U+200D stay: Persian, Sorani and Indic words are spelt with them.
/// </summary>
public static class VisibleText
{
    private const int Planes = 0xFFFF;

    /// <summary>The text with any line end as <c>\n</c> and any other white space as a space, safe to normalise.</summary>
    /// <param name="text">Any UTF-16, well-formed or not.</param>
    /// <param name="maximumLength">How much is wanted, in UTF-16 units of what is visible.</param>
    public static string Of(string text, int maximumLength = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= maximumLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;

        var visible = new StringBuilder(Math.Min(text.Length, maximumLength));
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var whole = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            rest = rest[length..];
            if (!whole || IsHidden(rune))
                continue;
            if (visible.Length + length > maximumLength)
                break;
            if (IsLineEnd(rune.Value))
                visible.Append('\n');
            else if (Rune.IsWhiteSpace(rune))
                visible.Append(' ');
            else
                visible.Append(rune.ToString());
        }

        return visible.ToString();
    }

    private static bool IsLineEnd(int value) => value is '\n' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    private static bool IsHidden(Rune rune) => rune.Value switch
    {
        0x200C or 0x200D => false,
        >= 0xE0000 and <= 0xE0FFF => true,
        >= 0xFE00 and <= 0xFE0F or >= 0x180B and <= 0x180F or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 => true,
        >= 0xFDD0 and <= 0xFDEF => true,
        _ when (rune.Value & Planes) >= 0xFFFE => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format && !Rune.IsWhiteSpace(rune),
    };
}
