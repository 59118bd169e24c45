using System.Text.Json;
using CitizenBot.Dialogs.Assistants.Validation;
using CitizenBot.Operations;
using Spectre.Console;

namespace CitizenBot.Commands.Validate;

/// <summary>The command <c>validate</c>: says of each problem of the content where it is and what to do.</summary>
internal static class ValidateCommand
{
    /// <summary>Runs it; 0 when there is no error, 1 when there is, 2 when the arguments make no sense.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IAnsiConsole console, TimeProvider time)
    {
        if (arguments.Contains("--help") || arguments.Contains("-h"))
        {
            console.WriteLine(ValidateOptions.Help);
            return 0;
        }

        try
        {
            var options = ValidateOptions.Parse(arguments);
            var root = options.Content ?? Folders.Find("assistants") ?? throw new IOException("There is no content folder here; name it with --content.");
            var findings = await CheckAsync(root, Assistants(root, options.Assistant), options, console, time);
            Tell(console, root, findings);
            if (options.Json is { } json)
            {
                await File.WriteAllTextAsync(json, JsonSerializer.Serialize(findings, FindingsJson.Default.IReadOnlyListFinding));
            }

            return findings.Any(f => f.Severity == Severity.Error || options.Strict) ? 1 : 0;
        }
        catch (FormatException e)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 2;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 1;
        }
    }

    private static List<string> Assistants(string root, string? one)
    {
        if (!Directory.Exists(root))
        {
            throw new IOException($"The content folder '{root}' does not exist.");
        }

        var all = Directory.GetDirectories(root).Where(f => File.Exists(Path.Combine(f, "assistant.yaml"))).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();
        return one is null ? all
            : all.Contains(one) ? [one]
            : throw new IOException($"There is no assistant '{one}' in '{root}'. There are: {string.Join(", ", all)}.");
    }

    private static Task<IReadOnlyList<Finding>> CheckAsync(
        string root, IReadOnlyList<string> assistants, ValidateOptions options, IAnsiConsole console, TimeProvider time) =>
        console.Progress().HideCompleted(true).StartAsync<IReadOnlyList<Finding>>(async progress =>
        {
            var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
            var findings = new List<Finding>();
            foreach (var assistant in assistants)
            {
                var bar = progress.AddTask($"Checking {assistant}", maxValue: 1);
                findings.AddRange(await Task.Run(() => ContentValidator.ValidateAsync(root, assistant, today, !options.Quick, new Bar(bar), CancellationToken.None)));
                bar.Value = 1;
            }

            // What assistants share is said once.
            return [.. findings.Distinct()];
        });

    private static void Tell(IAnsiConsole console, string root, IReadOnlyList<Finding> findings)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            // A file or another program wants one finding a line.
            console.Profile.Width = 10_000;
        }

        foreach (var finding in findings)
        {
            var place = Path.GetRelativePath(root, finding.Path) + (finding.Line is { } line ? $"({line})" : "");
            console.MarkupLineInterpolated(finding.Severity == Severity.Error
                ? $"{place}: [red]error[/] {finding.Message}"
                : (FormattableString)$"{place}: [yellow]warning[/] {finding.Message}");
        }

        var errors = findings.Count(f => f.Severity == Severity.Error);
        console.WriteLine($"{errors} errors, {findings.Count - errors} warnings");
    }
}
