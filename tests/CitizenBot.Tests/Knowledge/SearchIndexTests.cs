using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Knowledge;
using CitizenBot.Knowledge;
using CitizenBot.Operations;
using CitizenBot.Tests.Kit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CitizenBot.Tests.Knowledge;

/// <summary>The real index over the content that ships.</summary>
public sealed class SearchIndexTests : IClassFixture<SearchIndexTests.Content>
{
    private readonly Content _content;

    public SearchIndexTests(Content content) => _content = content;

    [Theory]
    [InlineData("bygglovsansökningar för altaner", "bygglov")]
    [InlineData("förskoleplatsen för mitt barnbarn", "forskola_ansokan")]
    [InlineData("boendeparkeringstilstånd", "boendeparkering")]
    [InlineData("bibilotekskortet", "bibliotekskort")]
    [InlineData("fardtjanst ansokan", "fardtjanst_ansokan")]
    [InlineData("apply for förskola till my daughter", "forskola_ansokan")]
    [InlineData("كيف أسجل طفلي في الروضة", "forskola_ansokan")]
    public void Compounds_inflections_misspellings_missing_accents_and_mixed_languages_find_their_article(string question, string service) =>
        _content.Index.Find(question, 15).DistinctBy(match => match.Id).Take(3).Select(match => match.Id).ShouldContain(service);

    [Fact]
    public void The_section_that_answers_is_named()
    {
        var match = _content.Index.Find("vad är avgiften för förskola, maxtaxa", 5).First(m => m is { Id: "forskola_ansokan", Language: "sv" });
        match.Section.Heading.ShouldBe("Avgift");
    }

    [Theory]
    [InlineData("")]
    [InlineData("??? \"' * (")]
    [InlineData("qqqqxxxzz")]
    public void What_has_no_known_word_finds_nothing(string question) => _content.Index.Find(question, 5).Where(match => match.Score > 0.5).ShouldBeEmpty();

    [Fact]
    public async Task An_index_is_kept_between_starts_and_a_damaged_one_is_built_anew()
    {
        var folder = Directory.CreateTempSubdirectory("citizenbot-search-").FullName;
        using var content = ContentCopy.OfFewServices("sfi", "bygglov");
        var assistants = AssistantLoader.LoadAll(content.Folder);

        await StartAsync(folder, assistants);
        var file = Directory.GetFiles(folder, "*.search.db").ShouldHaveSingleItem();
        var built = await File.ReadAllBytesAsync(file);

        await StartAsync(folder, assistants);
        (await File.ReadAllBytesAsync(file)).ShouldBe(built);

        await File.WriteAllTextAsync(file, "no database at all");
        await StartAsync(folder, assistants);
        Directory.GetFiles(folder).ShouldBe([file]);

        content.Change("goteborg-se/services/sfi/article.sv.md", text => text + "\n- **Nytt:** något mer.\n");
        var time = new ManualTimeProvider(DateTimeOffset.UtcNow + TimeSpan.FromDays(2));
        await StartAsync(folder, AssistantLoader.LoadAll(content.Folder), time);
        Directory.GetFiles(folder).ShouldHaveSingleItem().ShouldNotBe(file);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task StartAsync(string folder, IReadOnlyDictionary<string, Assistant> assistants, TimeProvider? time = null)
    {
        using var indexes = new SearchIndexes(assistants, Options.Create(new StorageOptions { Recognizers = folder }), time ?? TimeProvider.System, NullLogger<SearchIndexes>.Instance);
        await indexes.StartAsync(CancellationToken.None);
        await indexes.Ready;
        indexes.Of(assistants["goteborg-se"])!.Find("svenska för invandrare", 1).ShouldHaveSingleItem().Id.ShouldBe("sfi");
        await indexes.StopAsync(CancellationToken.None);
    }

    public sealed class Content : IDisposable
    {
        private readonly string _path = Path.Combine(Path.GetTempPath(), $"citizenbot-{Guid.NewGuid():N}.db");

        public Content()
        {
            SearchIndexFile.Build(_path, ArticlePages.Of(AssistantLoader.LoadAll(new StorageOptions().Content)["goteborg-se"]), null, CancellationToken.None);
            Index = SearchIndexFile.Open(_path, NullLogger.Instance);
        }

        internal SearchIndexFile Index { get; }

        public void Dispose()
        {
            Index.Dispose();
            File.Delete(_path);
        }
    }
}
