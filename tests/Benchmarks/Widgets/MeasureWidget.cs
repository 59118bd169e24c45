using System.Globalization;
using System.Text;
using Benchmarks.Languages;
using CitizenBot.Tests.Kit;
using Microsoft.Playwright;
using Spectre.Console;

namespace Benchmarks.Widgets;

/// <summary>The command <c>widget</c>: what the widget costs a visitor of a page, beside Web Chat's published bundle.</summary>
internal static class MeasureWidget
{
    private const int DefaultRounds = 5;
    private const string Question = "Hur ansöker jag om förskola?";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Options(arguments);
        var rounds = options.Optional("--rounds") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultRounds;
        var data = Directory.CreateTempSubdirectory("citizenbot-widget-");
        try
        {
            await Axe.InstallAsync();
            await using var site = await EmbeddingSite.StartAsync();
            await using var program = await CitizenBotProcess.StartAsync(data.FullName, null, 0, $"--DirectLine:AllowedOrigins:0={site.Origin}");
            site.Embed(program.Address);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Headless = true, Args = ["--no-sandbox", "--disable-gpu"] });
            var results = new List<Result>();
            foreach (var subject in (Subject[])[Subject.Widget, Subject.WebChat])
            {
                results.Add(await MeasureAsync(browser, site, subject, rounds));
            }

            var table = Table(results, rounds, browser.Version);
            AnsiConsole.Write(new Text(table));
            if (options.Optional("--markdown") is { } file)
            {
                await File.WriteAllTextAsync(file, table);
            }

            return 0;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<Result> MeasureAsync(IBrowser browser, EmbeddingSite site, Subject subject, int rounds)
    {
        var loads = new List<Load>();

        // The first load of all wakes the servers up and is not counted.
        for (var round = 0; round <= rounds; round++)
        {
            await using var phone = await SlowPhone.OpenAsync(browser, subject.Usable);
            loads.Add(await phone.LoadAsync($"{site.Origin}/{subject.Page}", subject.Open));
        }

        loads.RemoveAt(0);
        return new(subject, new(
            (long)Median(loads, l => l.PageBytes), (long)Median(loads, l => l.Bytes), (int)Median(loads, l => l.Requests),
            Median(loads, l => l.PageMilliseconds), Median(loads, l => l.UsableMilliseconds), Median(loads, l => l.BlockedMilliseconds)), await ViolationsAsync(browser, site, subject));
    }

    /// <summary>With the greeting, and after an answer with its source and its buttons.</summary>
    private static async Task<IReadOnlyList<string>> ViolationsAsync(IBrowser browser, EmbeddingSite site, Subject subject)
    {
        await using var phone = await SlowPhone.OpenAsync(browser, subject.Usable);
        await phone.SpeedUpAsync();
        await phone.LoadAsync($"{site.Origin}/{subject.Page}", subject.Open);
        var greeted = await Axe.ViolationsAsync(phone.Page);
        await phone.Page.Locator(subject.Input).FillAsync(Question);
        await phone.Page.Locator(subject.Input).PressAsync("Enter");
        await phone.Page.WaitForFunctionAsync(subject.Answered);
        var answered = await Axe.ViolationsAsync(phone.Page);
        return [.. greeted.Union(answered).Order(StringComparer.Ordinal)];
    }

    private static double Median(List<Load> loads, Func<Load, double> of) => loads.Select(of).Order().ElementAt(loads.Count / 2);

    private static string Table(List<Result> results, int rounds, string browser)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:yyyy-MM-dd}, Chromium {browser}, median of {rounds} loads with an empty cache.").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"| | {string.Join(" | ", results.Select(r => r.Subject.Name))} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Join('|', results.Select(_ => "---:"))}|");
        Row("KB before anybody opens it", r => r.Subject.Open is null ? "opens with the page" : Kilobytes(r.Median.PageBytes));
        Row("KB until one can write", r => Kilobytes(r.Median.Bytes));
        Row("answers from servers until then", r => Whole(r.Median.Requests));
        Row("ms until the page has loaded", r => Whole(r.Median.PageMilliseconds));
        Row("ms from the click (with the page: from its address) until one can write and read the greeting", r => Whole(r.Median.UsableMilliseconds));
        Row("ms meanwhile in which the page answers nothing (tasks over 50 ms)", r => Whole(r.Median.BlockedMilliseconds));
        Row("axe-core: rules broken, with the greeting and with an answer", r => r.Violations.Count == 0 ? "none" : string.Join(", ", r.Violations));
        return text.ToString();

        void Row(string what, Func<Result, string> cell) => text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {string.Join(" | ", results.Select(cell))} |");
    }

    private static string Kilobytes(long bytes) => (bytes / 1024.0).ToString("n1", CultureInfo.InvariantCulture);

    private static string Whole(double value) => value.ToString("n0", CultureInfo.InvariantCulture);
}
