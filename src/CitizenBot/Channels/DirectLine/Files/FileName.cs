using System.Globalization;
using System.Text;

namespace CitizenBot.Channels.DirectLine;

/// <summary>The name that a file is saved under: its sender's, without what could lead a reader astray.</summary>
internal static class FileName
{
    private const int Longest = 120;
    private const string Separators = "/\\:*?\"<>|";

    /// <summary>
    /// The last part of a path, without control and direction characters, and with an ending that fits its type: a
    /// picture that is called <c>x.exe</c> becomes <c>x.exe.png</c>.
    /// </summary>
    public static string Safe(string? name, FileType type)
    {
        var last = name is null ? "" : name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (rune.Value != Rune.ReplacementChar.Value && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                kept.Append(Separators.Contains(rune.ToString(), StringComparison.Ordinal) ? "_" : rune.ToString());
            }
        }

        var safe = kept.ToString().Trim().TrimEnd('.');
        var ending = Path.GetExtension(safe);
        if (!type.Extensions.Contains(ending, StringComparer.OrdinalIgnoreCase))
        {
            (safe, ending) = (safe + type.Extensions[0], type.Extensions[0]);
        }

        var stem = safe[..^ending.Length].Trim('.', ' ');
        return (stem.Length == 0 ? "file" : Shortened(stem)) + ending;
    }

    private static string Shortened(string stem) => stem.Length <= Longest ? stem
        : stem[..(char.IsHighSurrogate(stem[Longest - 1]) ? Longest - 1 : Longest)];
}
