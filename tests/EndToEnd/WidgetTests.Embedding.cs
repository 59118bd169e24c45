using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CitizenBot.EndToEnd;

/// <summary>On pages that are not ours.</summary>
public sealed partial class WidgetTests
{
    private const string Record =
        """
        window.heard = [];
        for (const name of ['open', 'close', 'send', 'message', 'handoff'])
          document.addEventListener(`citizenbot:${name}`, ({ target, detail }) => heard.push(`${name} ${target.getAttribute('assistant')} ${detail?.state ?? detail?.text ?? ''}`.trim()));
        """;

    [Fact]
    public async Task Two_chats_on_a_page_with_a_strict_policy_load_when_opened_give_way_to_each_other_and_return_the_focus()
    {
        var context = await office.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "sv-SE", ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(30_000);
        await context.AddInitScriptAsync(Record);
        var page = await context.NewPageAsync();
        var refused = new ConcurrentBag<string>();
        var loaded = new ConcurrentBag<string>();
        page.Console += (_, message) => { if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) { refused.Add(message.Text); } };
        page.Request += (_, request) => loaded.Add(request.Url);
        var server = office.Program.Address.AbsoluteUri;
        await page.GotoAsync($"{office.Site.Origin}/host.csp.html?server={server}");
        var visitors = page.GetByRole(AriaRole.Button, new() { Name = "Chat with us" });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" })).ToBeVisibleAsync();
        await Expect(visitors).ToBeVisibleAsync();
        loaded.Where(url => url.StartsWith(server, StringComparison.Ordinal)).Distinct().ShouldBe([$"{server}widget.js"]);

        var help = page.Locator("#help");
        await help.EvaluateAsync("(button) => { button.onclick = () => CitizenBot.assistants['goteborg-se'].open(); }");
        await help.ClickAsync();
        await Expect(Input(page)).ToBeFocusedAsync();
        (await Chat(page).EvaluateAsync<string>("(e) => { const s = getComputedStyle(e); return [s.fontSize, s.letterSpacing, s.textTransform].join(' '); }")).ShouldBe("16px normal none");
        (await Input(page).EvaluateAsync<double>("(e) => e.getBoundingClientRect().height")).ShouldBeGreaterThan(44);
        await OpenOffice.PictureAsync(page, "widget-strict-host");
        await Say(page, "Hur ansöker jag om förskola?");
        await Expect(Chat(page).Locator(".message.bot a[href*='goteborg.se']").First).ToBeVisibleAsync();
        await Chat(page).GetByRole(AriaRole.Button, new() { Name = "Prata med en person" }).First.ClickAsync();
        await Chat(page).GetByRole(AriaRole.Button, new() { Name = "Lämna kön" }).First.ClickAsync();
        await Expect(LastReply(page)).ToContainTextAsync("Du har lämnat kön");
        await page.Keyboard.PressAsync("Escape");
        await Expect(help).ToBeFocusedAsync();

        await visitors.ClickAsync();
        await Expect(LastReply(page)).ToContainTextAsync("automatic assistant");
        await page.EvaluateAsync("() => CitizenBot.assistants['goteborg-se'].open()");
        await Expect(Chat(page)).ToHaveCountAsync(1);
        await Expect(LastReply(page)).ToContainTextAsync("Du har lämnat kön");

        var heard = await page.EvaluateAsync<string[]>("() => heard");
        heard[0].ShouldBe("open goteborg-se");
        heard.ShouldContain("send goteborg-se Hur ansöker jag om förskola?");
        heard.ShouldContain(h => h.StartsWith("message goteborg-se", StringComparison.Ordinal));
        heard.ShouldContain("handoff goteborg-se queued");
        heard.ShouldContain("handoff goteborg-se bot");
        heard.Where(h => h.StartsWith("open", StringComparison.Ordinal) || h.StartsWith("close", StringComparison.Ordinal))
            .ShouldBe(["open goteborg-se", "close goteborg-se", "open goteborg-com", "close goteborg-com", "open goteborg-se"], ignoreOrder: true);

        await page.EvaluateAsync("(src) => document.body.append(Object.assign(document.createElement('iframe'), { src, title: 'Chat', width: 400, height: 600 }))", $"{server}frame/goteborg-com?language=en");
        await Expect(page.FrameLocator("iframe").Locator(".message.bot").First).ToContainTextAsync("automatic assistant");
        refused.ShouldBeEmpty();
        await context.CloseAsync();
    }

    [Fact]
    public async Task A_stream_that_stays_open_and_brings_nothing_does_not_keep_the_answer_back()
    {
        var page = await office.OpenAsync("/demo/goteborg-se");
        var deaf = false;
        await page.RouteWebSocketAsync(new Regex("/stream"), socket =>
        {
            var server = socket.ConnectToServer();
            server.OnMessage(frame => { if (!deaf) { socket.Send(frame.Text!); } });
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" }).ClickAsync();
        await Expect(LastReply(page)).ToContainTextAsync("Vad vill du ha hjälp med?");

        deaf = true;
        await Say(page, "Hur ansöker jag om förskola?");

        await Expect(Chat(page).Locator(".message.bot a[href*='goteborg.se']").First).ToBeVisibleAsync();
        await Expect(Chat(page).Locator(".message.user")).ToHaveCountAsync(1);
        await Expect(Chat(page).Locator(".message.user")).ToContainTextAsync("· Skickat");
        await page.Context.CloseAsync();
    }
}
