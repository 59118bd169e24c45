namespace CitizenBot.Dialogs.Understanding.Evaluation;

/// <summary>
/// Reads cases, one a line, columns divided by tabs. Empty lines and lines that start with <c>#</c> are passed over.
/// </summary>
public static class CaseFile
{
    private const char Comment = '#';

    /// <summary>Reads <c>language, text, expected</c>; expected is an intent, several as <c>a|b</c>, or <c>oos</c>.</summary>
    /// <param name="lines">The file's lines.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <exception cref="EvaluationFileException">A line is not like that, or there is none.</exception>
    public static IReadOnlyList<EvaluationCase> Read(IEnumerable<string> lines, string file)
    {
        List<EvaluationCase> cases = [];
        foreach (var (columns, number) in Columns(lines, file, "language, text, expected"))
        {
            if (cases.Count == 0 && columns is ["lang" or "language", "text", "expected"]) continue;
            cases.Add(new EvaluationCase(columns[0], columns[1], Expected(columns[2], file, number)));
        }

        return cases.Count > 0 ? cases : throw new EvaluationFileException($"{file}: there is no case in it.");
    }

    /// <summary>Reads the lines of one split of <c>split, intent, text</c>, the form that research sets come in.</summary>
    /// <param name="lines">The file's lines.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <param name="split">Which split: train, val or test.</param>
    /// <param name="language">The language of its texts: the file does not say.</param>
    /// <exception cref="EvaluationFileException">A line is not like that, or none belongs to the split.</exception>
    public static IReadOnlyList<EvaluationCase> ReadSplit(IEnumerable<string> lines, string file, string split, string language)
    {
        List<EvaluationCase> cases = [];
        foreach (var (columns, number) in Columns(lines, file, "split, intent, text"))
        {
            if (columns[0] == split) cases.Add(new EvaluationCase(language, columns[2], Expected(columns[1], file, number)));
        }

        return cases.Count > 0 ? cases : throw new EvaluationFileException($"{file}: there is no line of the split '{split}' in it.");
    }

    private static IEnumerable<(string[] Columns, int Line)> Columns(IEnumerable<string> lines, string file, string wanted)
    {
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line[0] == Comment) continue;
            string[] columns = [.. line.Split('\t').Select(column => column.Trim())];
            if (columns.Length != 3)
                throw new EvaluationFileException(file, number, $"{columns.Length} columns where there should be three, divided by tabs: {wanted}.");
            if (Array.IndexOf(columns, "") is var empty and >= 0)
                throw new EvaluationFileException(file, number, $"column {empty + 1} is empty; the columns are {wanted}.");
            yield return (columns, number);
        }
    }

    private static string[] Expected(string column, string file, int line)
    {
        if (column == Intents.OutOfScope) return [];
        var intents = column.Split('|', StringSplitOptions.TrimEntries);
        return intents.Any(intent => intent.Length == 0 || intent == Intents.OutOfScope)
            ? throw new EvaluationFileException(file, line, $"'{column}' is neither an intent, several as a|b, nor {Intents.OutOfScope}.")
            : intents;
    }
}
