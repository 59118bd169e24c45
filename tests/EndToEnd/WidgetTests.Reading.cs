using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CitizenBot.EndToEnd;

/// <summary>For those who listen, who use no mouse, or who see it otherwise.</summary>
public sealed partial class WidgetTests
{
    /// <summary>Writes down what a screen reader would say of its own accord: what is added to a live region, but for what is hidden or has been silenced.</summary>
    private const string Listen =
        """
        window.announced = [];
        const liveOf = (e) => e.getAttribute('aria-live') ?? (/^(log|status)$/.test(e.getAttribute('role')) ? 'polite' : e.getAttribute('role') === 'alert' ? 'assertive' : null);
        const regionOf = (node) => { for (let e = node.nodeType === 1 ? node : node.parentElement; e; e = e.parentElement) if (liveOf(e)) return e; };
        const wordsOf = (node) => node.nodeType === 3 ? node.data
          : node.nodeType !== 1 || node.getAttribute('aria-hidden') === 'true' || liveOf(node) === 'off' ? ''
          : [...node.childNodes].map(wordsOf).join(' ');
        const hear = (changes) => {
          for (const { target, addedNodes, type } of changes) {
            const region = regionOf(target);
            if (!region || liveOf(region) === 'off') continue;
            if (type === 'characterData' && region.getAttribute('role') !== 'log') announced.push(wordsOf(region).trim());
            for (const node of addedNodes) if (wordsOf(node).trim()) announced.push(wordsOf(node).trim());
          }
        };
        const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (init) {
          const root = attach.call(this, init);
          new MutationObserver(hear).observe(root, { subtree: true, childList: true, characterData: true });
          return root;
        };
        """;

    [Fact]
    public async Task Each_message_is_announced_once_with_who_said_it_and_nothing_of_the_past_is()
    {
        const string Question = "Hur ansöker jag om förskola?";
        var page = await office.OpenAsync("/demo/goteborg-se");
        await page.AddInitScriptAsync(Listen);
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" }).ClickAsync();
        await Expect(LastReply(page)).ToContainTextAsync("Vad vill du ha hjälp med?");
        await Say(page, Question);
        await Expect(Chat(page).Locator(".message.bot a[href*='goteborg.se']").First).ToBeVisibleAsync();
        await Expect(Chat(page).Locator(".message.user")).ToContainTextAsync("· Skickat");

        var announced = (await page.EvaluateAsync<string[]>("() => announced")).Select(a => a.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal)).ToList();
        announced.Count(a => a.StartsWith("Du skrev:", StringComparison.Ordinal) && a.Contains(Question, StringComparison.Ordinal)).ShouldBe(1);
        announced.Count(a => a.StartsWith("Assistenten skrev:", StringComparison.Ordinal) && a.Contains("förskola", StringComparison.Ordinal)).ShouldBe(1);
        announced.Count(a => a.Contains(Question, StringComparison.Ordinal)).ShouldBe(1);
        announced.ShouldNotContain(a => a.Contains("Skickat", StringComparison.Ordinal));

        // The browser's own accessibility tree: one polite log, in it the question once and who asked it.
        var client = await page.Context.NewCDPSessionAsync(page);
        var tree = (await client.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray().Where(node => !node.GetProperty("ignored").GetBoolean()).ToList();
        var log = tree.Single(node => Role(node) == "log");
        log.GetProperty("properties").EnumerateArray().Single(p => p.GetProperty("name").GetString() == "live").GetProperty("value").GetProperty("value").GetString().ShouldBe("polite");
        tree.Count(node => Role(node) == "StaticText" && Name(node) == Question).ShouldBe(1);
        tree.Count(node => Role(node) == "StaticText" && Name(node).Contains("Du", StringComparison.Ordinal) && Name(node).EndsWith("skrev:", StringComparison.Ordinal)).ShouldBe(1);

        await page.ReloadAsync();
        await Expect(Chat(page).Locator(".message.user")).ToHaveCountAsync(1);
        (await page.EvaluateAsync<string[]>("() => announced")).ShouldNotContain(a => a.Contains(Question, StringComparison.Ordinal));
        await page.Context.CloseAsync();

        static string Role(JsonElement node) => node.GetProperty("role").GetProperty("value").GetString()!;
        static string Name(JsonElement node) => node.TryGetProperty("name", out var name) && name.TryGetProperty("value", out var value) ? value.GetString() ?? "" : "";
    }

    [Fact]
    public async Task By_keyboard_alone_a_citizen_says_why_an_answer_did_not_help_downloads_the_conversation_and_gets_a_receipt_for_a_wish_to_delete_it()
    {
        const string Question = "Hur ansöker jag om förskola?";
        var page = await office.OpenAsync("/demo/goteborg-se");
        await page.SetViewportSizeAsync(360, 740);
        var launcher = page.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" });
        await launcher.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Input(page)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Question);
        await page.Keyboard.PressAsync("Enter");
        await Expect(Chat(page).Locator(".message.bot a[href*='goteborg.se']").First).ToBeVisibleAsync();

        await TabToAsync(page, "Nej");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "Vill du säga varför");
        await page.Keyboard.TypeAsync("Jag hittade inte e-tjänsten.");
        await page.ShouldBeAccessibleAsync("a comment");
        await TabToAsync(page, "Skicka kommentaren");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Chat(page).GetByText("Tack, din kommentar är sparad.")).ToBeVisibleAsync();
        (await FocusedAsync(page)).ShouldBe("Nej");

        await TabToAsync(page, "Om chatten och dina uppgifter");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Chat(page).GetByRole(AriaRole.Heading, new() { Name = "Vem kan läsa det du skriver?" })).ToBeVisibleAsync();
        await TabToAsync(page, "Visa vad som är sparat");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Chat(page).GetByText("Omdömen om svar: 1")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync("about the chat");
        await OpenOffice.PictureAsync(page, "widget-about-phone");
        await TabToAsync(page, "Ladda ner som text");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        var text = await File.ReadAllTextAsync(await download.PathAsync());
        text.ShouldContain($"Du:\n{Question}");
        text.ShouldContain("Jag hittade inte e-tjänsten.");
        await TabToAsync(page, "Begär att samtalet raderas");
        await page.Keyboard.PressAsync("Enter");
        await Expect(LastReply(page)).ToContainTextAsync("Din kvittens:");
        (await FocusedAsync(page)).ShouldBe("Om chatten och dina uppgifter");
        await page.Keyboard.PressAsync("Escape");
        await Expect(launcher).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_device_that_remembers_shows_the_conversation_in_every_tab_until_it_is_left_quickly()
    {
        var page = await office.OpenAsync("/demo/goteborg-se");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" }).ClickAsync();
        await Say(page, "Hur ansöker jag om förskola?");
        await Expect(Chat(page).Locator(".message.bot a[href*='goteborg.se']").First).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("() => localStorage.length")).ShouldBe(0);
        await Chat(page).GetByRole(AriaRole.Button, new() { Name = "Om chatten och dina uppgifter" }).ClickAsync();
        await Chat(page).GetByRole(AriaRole.Checkbox).CheckAsync();
        await Chat(page).GetByRole(AriaRole.Button, new() { Name = "Tillbaka till chatten" }).ClickAsync();

        var second = await page.Context.NewPageAsync();
        await second.GotoAsync("/demo/goteborg-se");
        await second.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" }).ClickAsync();
        await Expect(Chat(second).Locator(".message.user")).ToHaveCountAsync(1);
        await Say(second, "Tack");
        await Expect(Chat(page).Locator(".message.user")).ToHaveCountAsync(2);
        await Expect(Chat(second).Locator(".message.user").Last).ToContainTextAsync("· Skickat");

        await second.RouteAsync("https://www.smhi.se/**", route => route.FulfillAsync(new() { Body = "Väder", ContentType = "text/plain; charset=utf-8" }));
        await Chat(second).GetByRole(AriaRole.Button, new() { Name = "Lämna snabbt" }).ClickAsync();
        await Expect(second.GetByText("Väder")).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("() => localStorage.length")).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task It_can_be_read_in_the_dark_in_forced_colours_at_400_percent_with_wide_spacing_from_right_to_left_and_on_paper()
    {
        var page = await office.OpenAsync("/demo/goteborg-se");
        await page.SetViewportSizeAsync(360, 740);
        await page.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" }).ClickAsync();
        await Say(page, "Hur ansöker jag om förskola?");
        await Expect(Chat(page).Locator(".message.bot a[href*='goteborg.se']").First).ToBeVisibleAsync();
        await Chat(page).GetByRole(AriaRole.Button, new() { Name = "Varför det här svaret?" }).Last.ClickAsync();
        await LookAsync(page, "phone");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await LookAsync(page, "dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ForcedColors = ForcedColors.Active });
        await LookAsync(page, "forced-colours");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        await page.SetViewportSizeAsync(320, 256);
        await LookAsync(page, "400-percent");
        await page.SetViewportSizeAsync(360, 740);
        await Chat(page).EvaluateAsync(
            """
            (e) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
              e.getRootNode().adoptedStyleSheets.push(sheet);
            }
            """);
        await LookAsync(page, "text-spacing");
        await Chat(page).EvaluateAsync("(e) => { e.getRootNode().adoptedStyleSheets.pop(); }");
        await Chat(page).GetByRole(AriaRole.Combobox).SelectOptionAsync("ar");
        await Expect(Chat(page)).ToHaveAttributeAsync("dir", "rtl");
        await Say(page, "031-365 00 00 متى يفتح مكتب المواطنين؟");
        await Expect(Chat(page).Locator(".message.bot [lang=ar]").Last).ToBeVisibleAsync();
        await LookAsync(page, "arabic-phone");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await OpenOffice.PictureAsync(page, "widget-print");
        await page.Context.CloseAsync();
    }

    /// <summary>Nothing that axe finds, nothing that has to be scrolled sideways; and a picture.</summary>
    private static async Task LookAsync(IPage page, string state)
    {
        await OpenOffice.PictureAsync(page, $"widget-{state}");
        await page.ShouldBeAccessibleAsync(state);
        (await Chat(page).EvaluateAsync<bool>("(e) => [e, ...e.querySelectorAll('.scroll, .top, .composer')].every((part) => part.scrollWidth <= part.clientWidth)")).ShouldBeTrue($"{state} scrolls sideways");
    }

    /// <summary>Goes backwards by Tab until what has the focus is called so.</summary>
    private static async Task TabToAsync(IPage page, string name)
    {
        for (var step = 0; step < 60; step++)
        {
            if ((await FocusedAsync(page)).StartsWith(name, StringComparison.Ordinal))
            {
                return;
            }

            await page.Keyboard.PressAsync("Shift+Tab");
        }

        throw new InvalidOperationException($"'{name}' cannot be reached by keyboard; the focus is on '{await FocusedAsync(page)}'.");
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>(
        "() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return (e.ariaLabel ?? e.labels?.[0]?.textContent ?? e.textContent).trim(); }");
}
