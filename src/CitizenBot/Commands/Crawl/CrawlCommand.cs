using System.Globalization;
using System.Runtime.InteropServices;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Operations;
using Spectre.Console;

namespace CitizenBot.Commands.Crawl;

/// <summary>The command <c>crawl</c>: reads the city's pages, and says what has changed and which articles rest on it.</summary>
internal static class CrawlCommand
{
    /// <summary>Runs it until it is done or the operator interrupts it.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IAnsiConsole console, TimeProvider time)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        return await RunAsync(arguments, console, time, stop.Token);
    }

    /// <summary>Runs it; 0 when it is done, 1 when nothing could be read or a file cannot be used, 2 when the arguments make no sense.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IAnsiConsole console, TimeProvider time, CancellationToken cancellationToken)
    {
        if (arguments.Contains("--help") || arguments.Contains("-h"))
        {
            console.WriteLine(CrawlOptions.Help);
            return 0;
        }

        try
        {
            var options = CrawlOptions.Parse(arguments);
            var articles = new RestingArticles(options.Content ?? Folders.Find("assistants") ?? throw new ContentException("assistants", "the content folder does not exist."));
            using var store = PageStore.Open(options.To);
            using var http = PoliteClient.CreateHttp();
            var crawler = new Crawler(new PoliteClient(http, options.Delay, time), new MainContent(LanguageDetector.Load()), store, time);
            await PlanAsync(options, articles, crawler, store, console, time, cancellationToken);
            await ReadAsync(crawler, store, console, cancellationToken);
            return await TellAsync(options, articles, store, console, time);
        }
        catch (FormatException e)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 2;
        }
        catch (Exception e) when (e is ContentException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 1;
        }
        catch (OperationCanceledException)
        {
            console.WriteLine("Interrupted. The same command goes on where this one was.");
            return 1;
        }
    }

    private static async Task PlanAsync(
        CrawlOptions options, RestingArticles articles, Crawler crawler, PageStore store, IAnsiConsole console, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = string.Join(' ', options.Sitemaps.Select(s => s.AbsoluteUri).Append(options.List ?? "").Append(options.Sources ? "sources" : ""));
        if (store.CanResume(asked))
        {
            console.WriteLine("Going on with the run that was interrupted.");
            return;
        }

        var (pages, problems) = await crawler.FindAsync(options.Sitemaps, cancellationToken);
        foreach (var problem in problems) console.MarkupLineInterpolated($"[yellow]{problem}[/]");
        List<Uri> all = [.. pages, .. options.List is { } list ? ReadList(list) : [], .. options.Sources ? articles.Pages : []];
        all = [.. all.DistinctBy(PageAddress.Same)];
        if (all.Count == 0) throw new InvalidDataException("There is no page to read.");
        store.Begin(asked, all, time.GetUtcNow());
    }

    private static IEnumerable<Uri> ReadList(string file) =>
        from line in File.ReadLines(file).Select((text, index) => (Text: text.Trim(), Number: index + 1))
        where line.Text.Length > 0 && line.Text[0] != '#'
        select PageAddress.Parse(line.Text) ?? throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{file}({line.Number}): '{line.Text}' is no address of the web."));

    private static Task ReadAsync(Crawler crawler, PageStore store, IAnsiConsole console, CancellationToken cancellationToken) =>
        console.Progress().HideCompleted(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var (all, left) = store.Plan();
            var bar = progress.AddTask(string.Create(CultureInfo.InvariantCulture, $"Reading {all} pages"), maxValue: all);
            bar.Value = all - left.Count;
            foreach (var page in left)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await crawler.ReadAsync(page, cancellationToken);
                bar.Increment(1);
            }
        });

    private static async Task<int> TellAsync(CrawlOptions options, RestingArticles articles, PageStore store, IAnsiConsole console, TimeProvider time)
    {
        store.End(time.GetUtcNow());
        var report = new ChangeReport(store.Outcomes(), articles);
        report.Show(console);
        if (options.Report is { } path) await report.WriteAsync(path, time.GetUtcNow());
        return report.HasRead ? 0 : 1;
    }
}
