using System.Globalization;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Channels;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Knowledge;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Dialogs.Understanding.Evaluation;
using CitizenBot.Operations;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace CitizenBot.Commands.Search;

/// <summary>The command <c>search</c>: shows what is found, or measures it.</summary>
internal static class SearchCommand
{
    /// <summary>Runs it; 0 when it is done, 1 when a file cannot be used, 2 when the arguments make no sense.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IAnsiConsole console)
    {
        if (arguments.Contains("--help") || arguments.Contains("-h"))
        {
            console.WriteLine(SearchOptions.Help);
            return 0;
        }

        try
        {
            var options = SearchOptions.Parse(arguments);
            var assistant = CommandContent.Load(options.Content, options.Assistant!);
            using var index = new TemporaryIndex(ArticlePages.Of(assistant));
            var search = new ArticleSearch(index);
            if (options.Question is { } question)
            {
                console.Write(SearchTables.Passages(search.Find(assistant, question, new RecognizerResult())));
                return 0;
            }

            await MeasureAsync(options, assistant, search, console);
            return 0;
        }
        catch (FormatException e)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 2;
        }
        catch (Exception e) when (e is EvaluationFileException or ContentException or IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 1;
        }
    }

    private static async Task MeasureAsync(SearchOptions options, Assistant assistant, ArticleSearch search, IAnsiConsole console)
    {
        var cases = options.Data.SelectMany(file => CaseFile.Read(File.ReadLines(file).Where(TellsOfSearching), file))
            .Where(item => !item.InScope || item.Expected.Any(assistant.Services.ContainsKey)).ToList();
        var recognizer = Learn(assistant, console);
        var asked = await AskAsync(item => item);
        console.Write(SearchTables.Recall(
        [
            ("as asked", asked),
            ("misspelt", await AskAsync(item => item with { Text = Misspelling.Of(item.Text) })),
            ("without accents", await AskAsync(item => item with { Text = Misspelling.WithoutMarks(item.Text) })),
        ]));
        console.Write(SearchTables.Decisions(asked));
        console.Write(SearchTables.Calibration(asked));
        if (options.Fit)
        {
            Fit(asked, console);
        }

        async Task<IReadOnlyList<SearchedCase>> AskAsync(Func<EvaluationCase, EvaluationCase> written)
        {
            var answers = new List<SearchedCase>(cases.Count);
            foreach (var item in cases)
            {
                answers.Add(await SearchedCase.OfAsync(written(item), assistant, recognizer, search));
            }

            return answers;
        }
    }

    /// <summary>What may be about nothing as well as something tells nothing of what should be found.</summary>
    private static bool TellsOfSearching(string line) => !line.Contains($"{Intents.OutOfScope}|", StringComparison.Ordinal) && !line.Contains($"|{Intents.OutOfScope}", StringComparison.Ordinal);

    /// <summary>What the build has learnt, or what is learnt now.</summary>
    private static GroupedRecognizer Learn(Assistant assistant, IAnsiConsole console)
    {
        var lesson = Lesson.Of(assistant);
        return new RecognizerFiles(RecognizerFiles.BuiltIn, RecognizerFiles.BuiltIn, NullLogger<RecognizerFiles>.Instance).Find(lesson.Assistant, lesson.Key)
            ?? console.Progress().HideCompleted(true).Start(progress =>
                lesson.Learn(progress: new Bar(progress.AddTask($"Learning {lesson.Examples.Count} texts", maxValue: 1))));
    }

    private static void Fit(IReadOnlyList<SearchedCase> asked, IAnsiConsole console)
    {
        var unsure = asked.Where(c => c.ByIntent.Action != PolicyAction.Answer && c.Found.Articles.Count > 0).ToList();
        foreach (var (name, first) in new[] { ("first", 1), ("first three", 3) })
        {
            var weights = SearchConfidence.Fit([.. unsure.Select(c => (c.Evidence, c.FindsWithin(first)))]);
            console.WriteLine($"{name}: {string.Join(", ", weights.Select(weight => weight.ToString("f2", CultureInfo.InvariantCulture)))}");
        }
    }
}
