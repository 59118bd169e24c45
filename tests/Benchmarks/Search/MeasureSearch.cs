using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CitizenBot.Commands.Search;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Knowledge;

namespace Benchmarks.Search;

/// <summary>How long searching takes by the number of pages, and how good it is on SweFAQ.</summary>
internal static class MeasureSearch
{
    private const int Asked = 500;

    public static int Run(IReadOnlyList<string> arguments)
    {
        string? content = null;
        List<int> sizes = [];
        List<string> questions = [];
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            switch (arguments[i])
            {
                case "--content": content = arguments[i + 1]; break;
                case "--pages": sizes.AddRange(arguments[i + 1].Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))); break;
                case "--faq": questions.Add(arguments[i + 1]); break;
                default: Console.Error.WriteLine($"'{arguments[i]}' is not an option."); return 2;
            }
        }

        var assistant = AssistantLoader.LoadAll(content ?? "assistants")["goteborg-se"];
        sizes.ForEach(size => Time(assistant, size));
        questions.ForEach(Answer);
        return 0;
    }

    private static void Time(Assistant assistant, int size)
    {
        var watch = Stopwatch.StartNew();
        using var index = new TemporaryIndex(MadeUpPages.Of(assistant, size).Concat(ArticlePages.Of(assistant)));
        var built = watch.Elapsed;
        var questions = assistant.Examples.Where(example => example.Language == "sv").Select(example => example.Text).ToList();
        var times = new List<double>();
        for (var i = 0; i < Asked; i++)
        {
            watch.Restart();
            index.Index.Find(questions[i * 7919 % questions.Count], 10);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{size} pages: built in {built.TotalSeconds:f1} s, {index.Size / 1e6:f0} MB; a question takes {times[Asked / 2]:f1} ms (median), {times[Asked * 95 / 100]:f1} ms (95 of 100), {times[^1]:f1} ms (the slowest)"));
    }

    /// <summary>SweFAQ of SuperLim 2 (spraakbanken/SuperLim-2): each line a question, the answers of its category, and which is right.</summary>
    private static void Answer(string file)
    {
        var questions = File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(json => (
                Category: json.GetProperty("category_id").ToString(),
                Text: json.GetProperty("question").GetString()!,
                Answers: json.GetProperty("candidate_answers").EnumerateArray().Select(answer => answer.GetString()!).ToList(),
                Right: json.GetProperty("label").GetInt32()))
            .ToList();
        var answers = questions.SelectMany(question => question.Answers.Select(answer => (question.Category, answer))).Distinct().ToList();
        using var index = new TemporaryIndex(answers.Select((answer, number) => new Page(number.ToString(CultureInfo.InvariantCulture), "sv", "", [new Section("", answer.answer)], [])));
        var (first, three, inCategory) = (0, 0, 0);
        foreach (var question in questions)
        {
            var found = index.Index.Find(question.Text, answers.Count).Select(match => answers[int.Parse(match.Id, CultureInfo.InvariantCulture)]).ToList();
            var right = (question.Category, question.Answers[question.Right]);
            first += found.Take(1).Contains(right) ? 1 : 0;
            three += found.Take(3).Contains(right) ? 1 : 0;
            inCategory += found.FirstOrDefault(answer => answer.Category == question.Category) == right ? 1 : 0;
        }

        string Share(int count) => (100.0 * count / questions.Count).ToString("f1", CultureInfo.InvariantCulture);
        Console.WriteLine($"{Path.GetFileName(file)}: {questions.Count} questions; right among its category's {Share(inCategory)} %, among all {answers.Count} answers first {Share(first)} %, among the first three {Share(three)} %");
    }
}
