namespace CitizenBot.Commands.Translate;

/// <summary>A sentence and a person's translation of it.</summary>
internal sealed record SentencePair(string From, string To, string Text, string Reference)
{
    /// <exception cref="FormatException">A line has not four fields.</exception>
    public static IReadOnlyList<SentencePair> Read(string file)
    {
        var pairs = File.ReadLines(file).Select((line, index) => (Fields: line.Split('\t'), Line: line, Number: index + 1)).Where(row => row.Line.Length > 0 && row.Line[0] != '#')
            .Select(row => row.Fields is [{ Length: > 0 } from, { Length: > 0 } to, { Length: > 0 } text, { Length: > 0 } reference]
                ? new SentencePair(from, to, text, reference)
                : throw new FormatException($"{file}, line {row.Number}: a line is from, to, sentence and translation, divided by tabs.")).ToList();
        return pairs.Count > 0 ? pairs : throw new FormatException($"{file} has no sentences.");
    }
}
