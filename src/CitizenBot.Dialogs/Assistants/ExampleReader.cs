using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Assistants;

/// <summary>Reads <c>&lt;intent&gt;/examples.&lt;lang&gt;.txt</c>: one question a line.</summary>
internal static class ExampleReader
{
    public static IEnumerable<TrainingExample> Read(string folder, IReadOnlyList<string> languages)
    {
        foreach (var intent in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            foreach (var language in languages)
            {
                var path = Path.Combine(intent, $"examples.{language}.txt");
                if (!File.Exists(path))
                {
                    continue;
                }

                foreach (var line in File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
                {
                    yield return new TrainingExample(Path.GetFileName(intent), language, line);
                }
            }
        }
    }
}
