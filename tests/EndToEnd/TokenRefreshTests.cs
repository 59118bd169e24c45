using Microsoft.Playwright;

namespace CitizenBot.EndToEnd;

/// <summary>The Direct Line client refreshes its token by itself, and the conversation outlives the first one.</summary>
public sealed class TokenRefreshTests(ChangedProgram program) : IClassFixture<ChangedProgram>
{
    /// <summary>The client's timer for its token, of 15 minutes, is rung by the test and by nothing else; all others, and the clock, are the browser's own.</summary>
    private const string RefreshByHand =
        "const every = window.setInterval; window.setInterval = (run, ms, ...more) => ms === 900000 ? (window.refresh = run, every(() => {}, ms)) : every(run, ms, ...more);";

    /// <summary>A token lives half an hour.</summary>
    private static readonly TimeSpan MoreThanHalfOfALife = TimeSpan.FromSeconds(1000);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_conversation_goes_on_with_a_refreshed_token_when_the_first_one_has_expired(bool webSocket)
    {
        var page = await (await program.Browser.NewContextAsync()).NewPageAsync();
        page.SetDefaultTimeout(30_000);
        await page.AddInitScriptAsync(RefreshByHand);
        await page.GotoAsync($"{program.Site.Origin}/directline.html?server={program.Server.Address.AbsoluteUri}");
        await page.EvaluateAsync("(webSocket) => begin(webSocket)", webSocket);
        await page.WaitForFunctionAsync("() => citizen.received.some((a) => a.from.role === 'bot')");
        var first = await page.EvaluateAsync<string>("() => citizen.client.token");

        // Half a life at a time, with nothing under way that has an older token.
        program.Jump(MoreThanHalfOfALife);
        await page.EvaluateAsync("() => refresh()");
        await page.WaitForFunctionAsync("(first) => citizen.client.token !== first", first);
        if (!webSocket)
        {
            await page.WaitForFunctionAsync(
                "(since) => performance.getEntriesByType('resource').some((e) => e.name.includes('/activities?') && e.startTime > since)", await page.EvaluateAsync<double>("() => performance.now()"));
        }

        program.Jump(MoreThanHalfOfALife);
        (await StatusWithAsync(page, first)).ShouldBe(403);
        var id = await page.EvaluateAsync<string>("() => say('Hur ansöker jag om förskola?')");
        await page.WaitForFunctionAsync("(id) => citizen.received.some((a) => a.replyToId === id)", id);
        (await page.EvaluateAsync<string[]>("() => citizen.statuses")).ShouldBe(["Uninitialized", "Connecting", "Online"]);
        await page.Context.CloseAsync();
    }

    private static Task<int> StatusWithAsync(IPage page, string token) => page.EvaluateAsync<int>(
        "async (token) => (await fetch(`${domain}/conversations/${citizen.session.conversationId}/activities`, { headers: { authorization: `Bearer ${token}` } })).status", token);
}
