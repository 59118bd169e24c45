using System.Text.RegularExpressions;

namespace CitizenBot.Dialogs.Languages.Translation;

/// <summary>
/// A line of a text: the mark of a list or a heading stays, the words are translated, and what a link or bold words say is translated by itself, since
/// an engine sees but a token there. So Markdown and its line breaks survive.
/// </summary>
internal sealed partial class TranslatableLine
{
    private readonly string _start;
    private readonly string _end;
    private readonly List<(string Markup, TranslatableLine Label)> _labels;

    private TranslatableLine(string start, string words, string end)
    {
        (_start, Words, _end) = (start, words, end);
        _labels = [.. Labelled().Matches(words).DistinctBy(match => match.Value).Select(match => (match.Value, new TranslatableLine(match.Groups["open"].Value, match.Groups["label"].Value, match.Groups["close"].Value)))];
    }

    /// <summary>What is translated; empty where a line has no letters.</summary>
    public string Words { get; }

    /// <summary>Null until translated, and where the translation cannot be trusted.</summary>
    public string? Translation { get; set; }

    /// <summary>Whether the line says in the other language what it said.</summary>
    public bool Complete => (Words.Length == 0 || Translation is not null) && _labels.TrueForAll(label => label.Label.Complete);

    public static IReadOnlyList<TranslatableLine> Split(string text) => [.. text.Split('\n').Select(Read)];

    public static string Join(IEnumerable<TranslatableLine> lines) => string.Join('\n', lines.Select(line => line.ToText()));

    /// <summary>Where links and bold words stand in a text: UTF-16 offsets and lengths.</summary>
    public static IEnumerable<(int Start, int Length)> FindMarkup(string text) => Labelled().Matches(text).Select(match => (match.Index, match.Length));

    /// <summary>The line and what it holds, without what has nothing to translate.</summary>
    public IEnumerable<TranslatableLine> WithLabels() => Words.Length == 0 ? [] : _labels.Select(label => label.Label).Prepend(this);

    private string ToText() =>
        $"{_start}{_labels.Aggregate(Translation ?? Words, (text, label) => text.Replace(label.Markup, label.Label.ToText(), StringComparison.Ordinal))}{_end}";

    private static TranslatableLine Read(string line)
    {
        var match = Parts().Match(line);
        var words = match.Groups["words"].Value;
        return words.Any(char.IsLetter) ? new TranslatableLine(match.Groups["start"].Value, words, match.Groups["end"].Value) : new TranslatableLine(line, "", "");
    }

    [GeneratedRegex(@"\A(?<start>\s*(?:[-*] +|[0-9]+\. +|#+ +)?)(?<words>.*?)(?<end>\s*)\z", RegexOptions.Singleline)]
    private static partial Regex Parts();

    [GeneratedRegex(@"(?<open>\*\*)(?<label>[^*\[\]]+)(?<close>\*\*)|(?<open>\[)(?<label>[^\[\]*]+)(?<close>\]\([^)\s]+\))")]
    private static partial Regex Labelled();
}
