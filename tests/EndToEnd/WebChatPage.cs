using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CitizenBot.EndToEnd;

/// <summary>What a citizen does in Web Chat.</summary>
internal static class WebChatPage
{
    /// <summary>A page of another site, whose Web Chat has been greeted by the program at this address.</summary>
    public static async Task<IPage> OpenAsync(IBrowser browser, ClientSite site, Uri server)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 700, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Origin}/webchat.html?server={server.AbsoluteUri}");
        await Expect(page.GetByText("inte en människa").First).ToBeVisibleAsync();
        return page;
    }

    public static async Task SayAsync(IPage page, string text)
    {
        await Box(page).FillAsync(text);
        await Box(page).PressAsync("Enter");
    }

    public static ILocator Box(IPage page) => page.Locator("[data-id='webchat-sendbox-input']");

    public static ILocator Said(IPage page, string text) => page.Locator(".webchat__bubble").Filter(new() { HasText = text });

    /// <summary>No message of the citizen's is still on its way, or given up.</summary>
    public static async Task SentAsync(IPage page) => await page.WaitForFunctionAsync(
        "() => !document.body.innerText.match(/Skickar|Det gick inte att skicka|Försök igen/)");
}
