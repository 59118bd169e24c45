using System.Diagnostics;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Dialogs.Understanding.Evaluation;
using Spectre.Console;

namespace CitizenBot.Commands.Evaluate;

/// <summary>The command <c>evaluate</c>: learns, asks, and reports.</summary>
internal static class EvaluateCommand
{
    private const int Passes = 3;

    /// <summary>Runs it; 0 when it measured, 1 when a file cannot be used, 2 when the arguments make no sense.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IAnsiConsole console)
    {
        if (arguments.Contains("--help") || arguments.Contains("-h"))
        {
            console.WriteLine(EvaluateOptions.Help);
            return 0;
        }

        try
        {
            var options = EvaluateOptions.Parse(arguments);
            var measurement = await MeasureAsync(options, console);
            MeasurementTables.Write(console, measurement);
            await SaveAsync(options.Json, measurement.ToJson, console);
            await SaveAsync(options.Html, () => HtmlReport.Of(measurement), console);
            return 0;
        }
        catch (FormatException e)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 2;
        }
        catch (Exception e) when (e is EvaluationFileException or ContentException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 1;
        }
    }

    private static async Task<Measurement> MeasureAsync(EvaluateOptions options, IAnsiConsole console)
    {
        var material = EvaluateMaterial.Read(options);
        var watch = new Stopwatch();
        var recognizer = await console.Progress().HideCompleted(true).StartAsync(progress =>
        {
            var bar = progress.AddTask($"Learning {material.Examples.Count} texts", maxValue: 1);
            watch.Start();
            return Task.Run(() =>
            {
                var learnt = GroupedRecognizer.Train(material.Examples, material.Groups, options.Quick ? EmbeddedRecognizerOptions.Quick : null, new Bar(bar));
                watch.Stop();
                return learnt;
            });
        });

        IReadOnlyList<EvaluatedCase> answers = [];
        var fastest = TimeSpan.MaxValue;
        for (var pass = 0; pass < Passes; pass++)
        {
            var start = Stopwatch.GetTimestamp();
            answers = await Examination.RunAsync(recognizer, material.Cases, CancellationToken.None);
            fastest = TimeSpan.FromTicks(Math.Min(fastest.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
        }

        return new Measurement(
            Subject(options),
            material.Examples.Count,
            recognizer.Intents.Count,
            watch.Elapsed.TotalSeconds,
            fastest.TotalMicroseconds / material.Cases.Count,
            EvaluationReport.Of(answers, material.Thresholds, options.Worst));
    }

    private static string Subject(EvaluateOptions options)
    {
        var learnt = options.Assistant ?? Path.GetFileName(options.Train!);
        var kept = options.HoldOut is { } every ? $"one in {every} of its own lines" : null;
        var asked = options.Data is { } data ? Path.GetFileName(data) : null;
        return $"{learnt}, asked {string.Join(" and ", new[] { kept, asked }.OfType<string>())}";
    }

    private static async Task SaveAsync(string? path, Func<string> content, IAnsiConsole console)
    {
        if (path is null)
        {
            return;
        }

        await File.WriteAllTextAsync(path, content());
        console.MarkupLineInterpolated($"Wrote {path}");
    }
}
