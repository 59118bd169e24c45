using System.Text.Json;
using CitizenBot.Commands.Crawl;
using CitizenBot.Tests.Kit;
using Spectre.Console;

namespace CitizenBot.Tests.Commands;

public sealed class CrawlCommandTests : IAsyncLifetime, IDisposable
{
    private readonly HastyClock _clock = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
    private readonly string _folder = Directory.CreateTempSubdirectory("citizenbot-crawl-").FullName;
    private readonly StringWriter _output = new();
    private MunicipalSite _site = null!;

    public async Task InitializeAsync() => _site = await MunicipalSite.StartAsync();

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task A_site_is_read_as_its_robots_txt_allows_and_what_goes_wrong_is_said()
    {
        (await SitemapAsync()).ShouldBe(0, _output.ToString());

        var report = await ReportAsync();
        report.Counts["new"].ShouldBe(MunicipalSite.Articles + 5);
        report.Of("/fel").ShouldBe(("failed", "the server answers 500"));
        report.Of("/rundgang/a").ShouldBe(("failed", "it leads from page to page without an end"));
        report.Of("/utflugen").ShouldBe(("failed", "it leads to another site: https://example.com/"));
        report.Of("/intern/hemligt").ShouldBe(("failed", "robots.txt forbids it"));
        report.Of("/blankett.pdf").ShouldBe(("failed", "it is no page but application/pdf"));
        report.Of("/trott").Change.ShouldBe("new");
        report.Of("/intern/oppet").Change.ShouldBe("new");
        _site.Requests.ShouldNotContain("/intern/hemligt");
        _site.Requests.Count(path => path == "/sitemap.xml").ShouldBe(1);
        _output.ToString().ShouldContain("sitemap-broken.xml cannot be used");
        _clock.Waited.ShouldBeGreaterThan(TimeSpan.FromSeconds(2) * MunicipalSite.Articles, "robots.txt asks for two seconds between requests");
    }

    [Fact]
    public async Task A_page_is_kept_as_its_main_content_whatever_encoding_it_claims()
    {
        (await RunAsync("--list", List("/artikel/7", "/latin", "/ljuger"))).ShouldBe(0);

        using var store = PageStore.Open(Store);
        var text = store.TextOf(new Uri($"{_site.Address}/artikel/7"))!;
        (text.Title, text.Language, text.Dated).ShouldBe(("Artikel 7", "sv", new DateOnly(2026, 3, 4)));
        text.Sections.ShouldBe([new("Pris", "Avgiften är 7 kronor."), new("Så gör du", "- Ansök\n- Vänta")]);
        store.TextOf(new Uri($"{_site.Address}/latin"))!.Sections.ShouldBe([new("Sjöfart", "Båtplats på älven")]);
        store.TextOf(new Uri($"{_site.Address}/ljuger"))!.Sections.ShouldBe([new("Förskola", "Räkna ut avgiften")]);
    }

    [Fact]
    public async Task The_second_time_only_what_has_changed_is_sent_and_the_articles_that_rest_on_it_are_named()
    {
        using var content = ContentCopy.OfFewServices("sfi");
        content.Change("goteborg-se/services/sfi/service.yaml", yaml => yaml + $"  - url: {_site.Address}/artikel/3/\n");
        (await SitemapAsync("--content", content.Folder)).ShouldBe(0, _output.ToString());
        _site.Texts[3] = "Det är gratis.";
        _site.Gone[4] = _site.Gone[5] = true;

        (await SitemapAsync("--content", content.Folder)).ShouldBe(0, _output.ToString());

        var report = await ReportAsync();
        report.Counts["unchanged"].ShouldBe(MunicipalSite.Articles + 5 - 3);
        report.Of("/artikel/3").ShouldBe(("changed", "Pris"));
        report.Pages.Single(p => p.Address.EndsWith("/artikel/3", StringComparison.Ordinal)).Articles.ShouldBe(["goteborg-se/sfi"]);
        report.Of("/artikel/4").ShouldBe(("gone", "no longer listed"));
        report.Of("/artikel/5").ShouldBe(("gone", "there is no such page"));
        _output.ToString().ShouldContain("goteborg-se/sfi");
    }

    [Fact]
    public async Task An_interrupted_run_goes_on_where_it_was()
    {
        using var stop = new CancellationTokenSource();
        _site.Before = path =>
        {
            if (path == "/artikel/100") stop.Cancel();
        };
        (await SitemapAsync([], stop.Token)).ShouldBe(1);
        _output.ToString().ShouldContain("The same command goes on");
        _site.Before = _ => { };
        _site.Requests.Clear();

        (await SitemapAsync()).ShouldBe(0, _output.ToString());

        _site.Requests.ShouldNotContain("/artikel/99");
        _site.Requests.ShouldContain("/artikel/100");
        (await ReportAsync()).Counts["new"].ShouldBe(MunicipalSite.Articles + 5);
    }

    [Fact]
    public async Task A_report_for_people_is_Markdown()
    {
        var report = Path.Combine(_folder, "report.md");
        (await RunAsync("--list", List("/artikel/1", "/artikel/9999"), "--report", report)).ShouldBe(0, _output.ToString());
        (await File.ReadAllTextAsync(report)).ShouldContain($"## Gone\n\n- <{_site.Address}/artikel/9999>: there is no such page\n");
    }

    [Theory]
    [InlineData("", "Say what to read")]
    [InlineData("--sitemap ftp://example.com", "is no address of the web")]
    [InlineData("--list x --delay -1", "is no number of seconds")]
    [InlineData("--speed 9", "is not an option")]
    public async Task Says_what_is_wrong_with_the_arguments(string arguments, string reason)
    {
        (await RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ShouldBe(2);
        _output.ToString().ShouldContain(reason);
    }

    [Fact]
    public async Task A_list_with_something_else_in_it_is_named_with_its_line()
    {
        var list = Path.Combine(_folder, "list.txt");
        await File.WriteAllTextAsync(list, "# pages\nhttps://example.com/\nwww.example.com\n");
        (await RunAsync("--list", list)).ShouldBe(1);
        _output.ToString().ShouldContain("list.txt(3): 'www.example.com' is no address of the web.");
    }

    [Fact]
    public async Task A_file_that_keeps_something_else_is_not_touched()
    {
        await File.WriteAllTextAsync(Store, "something else, and long enough not to be taken for an empty database");
        (await RunAsync("--list", List("/artikel/1"))).ShouldBe(1);
        (await File.ReadAllTextAsync(Store)).ShouldStartWith("something else");
    }

    private string Store => Path.Combine(_folder, "pages.db");

    private string List(params string[] paths)
    {
        var list = Path.Combine(_folder, "list.txt");
        File.WriteAllLines(list, paths.Select(path => _site.Address + path));
        return list;
    }

    private Task<int> SitemapAsync(params string[] more) => SitemapAsync(more, CancellationToken.None);

    private Task<int> SitemapAsync(string[] more, CancellationToken cancellationToken) =>
        RunAsync(["--sitemap", $"{_site.Address}/sitemap.xml", "--report", Path.Combine(_folder, "report.json"), .. more], cancellationToken);

    private Task<int> RunAsync(params string[] arguments) => RunAsync(arguments, CancellationToken.None);

    private Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_output), Interactive = InteractionSupport.No, Ansi = AnsiSupport.No });
        console.Profile.Width = 500;
        string[] content = arguments.Contains("--content") ? [] : ["--content", Path.Combine(RepositoryFolder.Root, "assistants")];
        return CrawlCommand.RunAsync(arguments.Length == 0 ? [] : [.. arguments, "--to", Store, .. content], console, _clock, cancellationToken);
    }

    private async Task<Report> ReportAsync() =>
        JsonSerializer.Deserialize<Report>(await File.ReadAllTextAsync(Path.Combine(_folder, "report.json")), JsonSerializerOptions.Web)!;

    private sealed record Report(Dictionary<string, int> Counts, List<Reported> Pages)
    {
        public (string Change, string Details) Of(string path) =>
            Pages.Where(page => new Uri(page.Address).AbsolutePath == path).Select(page => (page.Change, string.Join("; ", page.Details))).Single();
    }

    private sealed record Reported(string Address, string Change, List<string> Details, List<string> Articles);
}
