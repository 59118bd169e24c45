namespace CitizenBot.Dialogs.Assistants.Validation;

/// <summary>Finds a question that stands in two places: in two intents it cannot be answered rightly, in one it teaches nothing more.</summary>
internal static class SameExamples
{
    public static IEnumerable<Finding> Check(IReadOnlyList<ExampleFile> files)
    {
        var first = new Dictionary<string, (ExampleFile File, ExampleLine Line)>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var line in file.Lines)
            {
                if (first.TryAdd(line.Key, (file, line)))
                {
                    continue;
                }

                var (earlier, at) = first[line.Key];
                if (earlier.Intent != file.Intent)
                {
                    yield return new Finding(Severity.Error, file.Path, line.Number,
                        $"'{line.Text}' is also a question of '{earlier.Intent}' ({earlier.Path}, line {at.Number}). Decide which of the two answers it.");
                }
                else if (earlier.Path == file.Path)
                {
                    yield return new Finding(Severity.Warning, file.Path, line.Number, $"'{line.Text}' stands on line {at.Number} already.");
                }
            }
        }
    }
}
