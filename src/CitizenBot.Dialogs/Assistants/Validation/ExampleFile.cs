using CitizenBot.Dialogs.Understanding.Features;

namespace CitizenBot.Dialogs.Assistants.Validation;

/// <summary>The questions of one intent in one language, with the lines they stand on.</summary>
/// <param name="Path">The file.</param>
/// <param name="Intent">The folder's name.</param>
/// <param name="Language">The language of the file's name.</param>
/// <param name="Lines">The questions.</param>
internal sealed record ExampleFile(string Path, string Intent, string Language, IReadOnlyList<ExampleLine> Lines)
{
    /// <summary>Reads every example file below a folder of intents.</summary>
    public static IEnumerable<ExampleFile> ReadAll(string folder, IReadOnlyList<string> languages) =>
        from intent in Directory.GetDirectories(folder).Order(StringComparer.Ordinal)
        from language in languages
        let path = System.IO.Path.Combine(intent, $"examples.{language}.txt")
        where File.Exists(path)
        select new ExampleFile(path, System.IO.Path.GetFileName(intent), language, [.. LinesOf(path)]);

    private static IEnumerable<ExampleLine> LinesOf(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var text = line.Trim();
            if (text.Length > 0 && text[0] != '#') yield return new ExampleLine(number, text, TextNormalizer.Normalize(text));
        }
    }
}

/// <summary>One question.</summary>
/// <param name="Number">The line, counted from 1.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Normalized">As the recognizer reads it.</param>
internal sealed record ExampleLine(int Number, string Text, string Normalized)
{
    /// <summary>Its words.</summary>
    public string[] Words { get; } = Normalized.Split([' ', ',', '.', '?', '!', '؟', '،'], StringSplitOptions.RemoveEmptyEntries);
}
