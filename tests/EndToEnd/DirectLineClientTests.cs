using System.Text.Json;
using Microsoft.Playwright;

namespace CitizenBot.EndToEnd;

/// <summary>botframework-directlinejs in a real browser, on a page of another site.</summary>
public sealed class DirectLineClientTests(OpenOffice office) : IClassFixture<OpenOffice>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_lost_or_doubled_when_the_server_is_killed_and_started_again(bool webSocket)
    {
        var page = await OpenAsync(webSocket);
        var before = await page.EvaluateAsync<string>("() => say('Hur ansöker jag om förskola?')");
        await AnsweredAsync(page, before);

        await office.RestartAsync(async () =>
        {
            // One whose post fails tells its page so: the client does not send it again by itself.
            (await page.EvaluateAsync<string>("() => say('Ingen hör detta')")).ShouldBe("retry");
        });
        if (!webSocket)
        {
            await page.EvaluateAsync("() => goOn(false)");
        }

        // The socket comes back by itself, some seconds later; what is said until then is not lost.
        var after = await page.EvaluateAsync<string>("() => say('Är förskolan öppen på sommaren?')");
        await AnsweredAsync(page, after);

        var ids = await page.EvaluateAsync<string[]>("() => citizen.received.map((a) => a.id)");
        ids.ShouldBe(ids.Distinct());
        ids.ShouldContain(before);
        ids.ShouldContain(after);
        ids.Length.ShouldBe(await page.EvaluateAsync<int>(
            "async () => (await (await fetch(`${domain}/conversations/${citizen.session.conversationId}/activities`, { headers: { authorization: `Bearer ${citizen.client.token}` } })).json()).activities.length"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Files_that_the_client_uploads_come_back_as_links_that_its_page_can_load()
    {
        var page = await OpenAsync(webSocket: true);

        var id = await page.EvaluateAsync<string>("() => upload()");
        await AnsweredAsync(page, id);

        var attachments = await page.EvaluateAsync<JsonElement>("(id) => citizen.received.find((a) => a.id === id).attachments", id);
        attachments.EnumerateArray().Select(a => a.GetProperty("name").GetString()).ShouldBe(["karta.png", "hål i vägen.txt"]);
        foreach (var (attachment, type, size) in attachments.EnumerateArray().Zip(["image/png", "text/plain"], [70, 17]))
        {
            var loaded = await page.EvaluateAsync<JsonElement>("(url) => load(url)", attachment.GetProperty("contentUrl").GetString());
            loaded.GetProperty("status").GetInt32().ShouldBe(200);
            loaded.GetProperty("type").GetString().ShouldBe(type);
            loaded.GetProperty("size").GetInt32().ShouldBe(size);
        }

        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(bool webSocket)
    {
        var page = await (await office.Browser.NewContextAsync()).NewPageAsync();
        await BeginAsync(page, webSocket);
        return page;
    }

    private async Task BeginAsync(IPage page, bool webSocket)
    {
        page.SetDefaultTimeout(30_000);
        await page.GotoAsync($"{office.Site.Origin}/directline.html?server={office.Program.Address.AbsoluteUri}");
        await page.EvaluateAsync("(webSocket) => begin(webSocket)", webSocket);
        await page.WaitForFunctionAsync("() => citizen.statuses.includes('Online') && citizen.received.some((a) => a.from.role === 'bot')");
    }

    private static async Task AnsweredAsync(IPage page, string id) =>
        await page.WaitForFunctionAsync("(id) => citizen.received.some((a) => a.id === id) && citizen.received.some((a) => a.replyToId === id)", id);
}
