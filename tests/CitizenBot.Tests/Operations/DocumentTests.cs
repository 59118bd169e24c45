using System.Net;
using System.Text.RegularExpressions;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Operations;

public sealed partial class DocumentTests(SqliteServer fixture) : IClassFixture<SqliteServer>
{
    private HttpClient Http => fixture.Server.Http;

    [Fact]
    public async Task The_start_page_leads_to_the_documents_and_they_to_every_one_there_is()
    {
        (await Http.GetStringAsync("")).ShouldContain("href=\"/docs\"");

        var linked = Link().Matches(await Http.GetStringAsync("docs")).Select(m => m.Groups[1].Value).ToHashSet();
        var there = Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(RepositoryFolder.Root, "docs"), f)[..^3].Replace('\\', '/')).Where(d => d != "index");
        linked.ShouldBe(there, ignoreOrder: true);
        foreach (var document in linked)
        {
            (await Http.GetAsync($"docs/{document}")).StatusCode.ShouldBe(HttpStatusCode.OK, document);
        }
    }

    [Theory]
    [InlineData("docs/nothing")]
    [InlineData("docs/decisions")]
    [InlineData("docs/decisions/../../README")]
    [InlineData("docs/..%2FREADME")]
    [InlineData("docs/decisions/..%2F..%2FREADME")]
    [InlineData("docs/decisions%2F..%2F..%2FREADME")]
    [InlineData("docs/%2Fetc%2Fpasswd")]
    [InlineData("docs/..%5CREADME")]
    public async Task Nothing_else_is_a_document(string path) =>
        (await Http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [GeneratedRegex("href=\"/docs/([^\"]+)\"")]
    private static partial Regex Link();
}
