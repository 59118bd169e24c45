using System.Text.RegularExpressions;

namespace CitizenBot.Dialogs.Languages.Translation;

/// <summary>A line of a text: the mark of a list or a heading stays, the words are translated. So Markdown and its line breaks survive.</summary>
internal sealed partial class TranslatableLine
{
    private readonly string _start;
    private readonly string _end;

    private TranslatableLine(string start, string words, string end) => (_start, Words, _end) = (start, words, end);

    /// <summary>What is translated; empty where a line has no letters.</summary>
    public string Words { get; }

    /// <summary>Null until translated, and where the translation cannot be trusted.</summary>
    public string? Translation { get; set; }

    /// <summary>Whether the line says in the other language what it said.</summary>
    public bool Complete => Words.Length == 0 || Translation is not null;

    public static IReadOnlyList<TranslatableLine> Split(string text) => [.. text.Split('\n').Select(Read)];

    public static string Join(IEnumerable<TranslatableLine> lines) => string.Join('\n', lines.Select(line => $"{line._start}{line.Translation ?? line.Words}{line._end}"));

    private static TranslatableLine Read(string line)
    {
        var match = Parts().Match(line);
        var words = match.Groups["words"].Value;
        return words.Any(char.IsLetter) ? new TranslatableLine(match.Groups["start"].Value, words, match.Groups["end"].Value) : new TranslatableLine(line, "", "");
    }

    [GeneratedRegex(@"\A(?<start>\s*(?:[-*] +|[0-9]+\. +|#+ +)?)(?<words>.*?)(?<end>\s*)\z", RegexOptions.Singleline)]
    private static partial Regex Parts();
}
