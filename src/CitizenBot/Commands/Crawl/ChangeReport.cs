using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace CitizenBot.Commands.Crawl;

/// <summary>What a run has found, for editors: the pages that are not what they were, and the articles that rest on them.</summary>
internal sealed class ChangeReport(IReadOnlyList<PageOutcome> outcomes, RestingArticles articles)
{
    private const int MostShown = 50;
    private static readonly PageChange[] Shown = [PageChange.Changed, PageChange.Gone, PageChange.Failed, PageChange.New];

    /// <summary>Whether any page at all could be read.</summary>
    public bool HasRead => outcomes.Any(o => o.Change is not PageChange.Failed);

    private IEnumerable<ReportedPage> Pages =>
        from change in Shown
        from outcome in outcomes
        where outcome.Change == change
        select new ReportedPage(outcome.Address, change.ToString().ToLowerInvariant(), outcome.Title, outcome.Details, articles.On(outcome.Address));

    /// <summary>Shows the numbers, and the pages that somebody should look at.</summary>
    public void Show(IAnsiConsole console)
    {
        console.WriteLine(Sum());
        var pages = Pages.Where(page => page.Change != "new" || page.Articles.Count > 0).OrderByDescending(page => page.Articles.Count > 0).ToList();
        if (pages.Count == 0) return;

        var table = new Table().AddColumns("page", "", "what", "articles that rest on it");
        foreach (var page in pages.Take(MostShown))
        {
            table.AddRow(new Text(page.Address.AbsoluteUri), new Text(page.Change), new Text(string.Join("; ", page.Details)), new Text(string.Join(", ", page.Articles)));
        }

        console.Write(table);
        if (pages.Count > MostShown) console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {pages.Count - MostShown} more: --report FILE has them all"));
    }

    /// <summary>Writes all of it: Markdown where the name ends with .md, else JSON.</summary>
    public Task WriteAsync(string path, DateTimeOffset now) => File.WriteAllTextAsync(
        path,
        path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
            ? Markdown(now)
            : JsonSerializer.Serialize(new ReportFile(now, outcomes.GroupBy(o => o.Change.ToString().ToLowerInvariant()).ToDictionary(g => g.Key, g => g.Count()), [.. Pages]), ReportJson.Default.ReportFile));

    private string Markdown(DateTimeOffset now)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"# Pages on {now:yyyy-MM-dd}\n\n{Sum()}\n");
        foreach (var group in Pages.GroupBy(page => page.Change))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {char.ToUpperInvariant(group.Key[0])}{group.Key[1..]}\n\n");
            foreach (var page in group)
            {
                text.Append(CultureInfo.InvariantCulture, $"- <{page.Address}>{(page.Title.Length > 0 ? $" {page.Title}" : "")}");
                if (page.Details.Count > 0) text.Append(CultureInfo.InvariantCulture, $": {string.Join("; ", page.Details)}");
                if (page.Articles.Count > 0) text.Append(CultureInfo.InvariantCulture, $" (articles: {string.Join(", ", page.Articles)})");
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    private string Sum()
    {
        string Count(PageChange change) => $"{outcomes.Count(o => o.Change == change).ToString(CultureInfo.InvariantCulture)} {change.ToString().ToLowerInvariant()}";
        return string.Join(", ", Enum.GetValues<PageChange>().Select(Count));
    }
}

/// <summary>A page that is not what it was.</summary>
internal sealed record ReportedPage(Uri Address, string Change, string Title, IReadOnlyList<string> Details, IReadOnlyList<string> Articles);

/// <summary>The report as a file.</summary>
internal sealed record ReportFile(DateTimeOffset At, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<ReportedPage> Pages);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ReportFile))]
internal sealed partial class ReportJson : JsonSerializerContext;
