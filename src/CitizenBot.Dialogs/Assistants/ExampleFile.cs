using CitizenBot.Dialogs.Understanding;
using CitizenBot.Dialogs.Understanding.Features;

namespace CitizenBot.Dialogs.Assistants;

/// <summary>The questions of one intent in one language, with the lines they stand on.</summary>
/// <param name="Path">The file.</param>
/// <param name="Intent">The folder's name.</param>
/// <param name="Language">The language of the file's name.</param>
/// <param name="Lines">The questions.</param>
internal sealed record ExampleFile(string Path, string Intent, string Language, IReadOnlyList<ExampleLine> Lines)
{
    /// <summary>
    /// Reads all that an assistant learns from: its services, its own share of the talk that belongs to no service, and the
    /// shared talk. What it answers itself is not out of scope for it, whatever the shared files say.
    /// </summary>
    /// <param name="assistant">The assistant's folder.</param>
    /// <param name="shared">The folder that all assistants share.</param>
    /// <param name="languages">Those to read.</param>
    /// <param name="books">Whether anything is booked with it; else nobody's words are about a booking.</param>
    public static IReadOnlyList<ExampleFile> ReadAll(string assistant, string shared, IReadOnlyList<string> languages, bool books)
    {
        List<ExampleFile> services = [.. ReadFolder(System.IO.Path.Combine(assistant, "services"), languages)];
        var answered = services.SelectMany(file => file.Lines).Select(line => line.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. services,
            .. OwnTalk(System.IO.Path.Combine(assistant, "intents"), System.IO.Path.Combine(shared, "intents"), languages),
            .. from file in ReadFolder(System.IO.Path.Combine(shared, "intents"), languages)
               where books || file.Intent is not (Intents.BookingAny or Intents.BookingManage)
               select file.Intent == Intents.OutOfScope ? file with { Lines = [.. file.Lines.Where(line => !answered.Contains(line.Key))] } : file,
        ];
    }

    /// <summary>As what the recognizer learns from.</summary>
    public IEnumerable<TrainingExample> ToTraining() => Lines.Select(line => new TrainingExample(Intent, Language, line.Text));

    private static IEnumerable<ExampleFile> OwnTalk(string folder, string shared, IReadOnlyList<string> languages)
    {
        if (!Directory.Exists(folder)) return [];
        var unknown = Directory.GetDirectories(folder).FirstOrDefault(intent => !Directory.Exists(System.IO.Path.Combine(shared, System.IO.Path.GetFileName(intent))));
        return unknown is null
            ? ReadFolder(folder, languages)
            : throw new ContentException(unknown, "only the intents of shared/intents can have questions here; what is to be answered is a service.");
    }

    private static IEnumerable<ExampleFile> ReadFolder(string folder, IReadOnlyList<string> languages) =>
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

    /// <summary>The same for questions that differ in case and punctuation alone.</summary>
    public string Key => string.Join(' ', Words);
}
