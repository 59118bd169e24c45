using CitizenBot.Channels;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Operations;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace CitizenBot.Commands;

/// <summary>The command <c>learn</c>: lets the recognizers learn ahead of the first start. The build runs it.</summary>
internal static class LearnCommand
{
    private const string Help = """
        Learns to recognize what citizens ask, so that the program need not at its first start.

        Usage: dotnet run --project src/CitizenBot -- learn [options]

          --content DIR      where the assistants are (default: the nearest folder assistants)
          --to DIR           where to keep what was learnt (default: the program's own folder);
                             what is kept there of the same content stays
          --help             this text

        Ends with 0 when every assistant has learnt, with 1 when one cannot, with 2 when the arguments make no sense.
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IAnsiConsole console)
    {
        string? content = null, to = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--help" or "-h":
                    console.WriteLine(Help);
                    return 0;
                case "--content" when i + 1 < arguments.Count:
                    content = arguments[++i];
                    break;
                case "--to" when i + 1 < arguments.Count:
                    to = arguments[++i];
                    break;
                default:
                    console.MarkupLineInterpolated($"[red]'{arguments[i]}' is not an option, or needs a value. --help lists them.[/]");
                    return 2;
            }
        }

        try
        {
            var root = content ?? Folders.Find("assistants") ?? throw new IOException("There is no content folder here; name it with --content.");
            var files = new RecognizerFiles(to ?? RecognizerFiles.BuiltIn, RecognizerFiles.BuiltIn, NullLogger<RecognizerFiles>.Instance);
            await LearnAsync(AssistantLoader.LoadAll(root).Values.Select(Lesson.Of).Where(lesson => files.Find(lesson.Assistant, lesson.Key) is null), files, console);
            return 0;
        }
        catch (Exception e) when (e is ContentException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 1;
        }
    }

    private static Task LearnAsync(IEnumerable<Lesson> lessons, RecognizerFiles files, IAnsiConsole console) =>
        console.Progress().HideCompleted(true).StartAsync(async progress =>
        {
            foreach (var lesson in lessons)
            {
                var bar = progress.AddTask($"{lesson.Assistant}: {lesson.Examples.Count} texts", maxValue: 1);
                await Task.Run(() => files.Save(lesson.Assistant, lesson.Key, lesson.Learn(progress: new Bar(bar))));
                bar.Value = 1;
            }
        });
}
