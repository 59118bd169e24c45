using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CitizenBot.EndToEnd;

/// <summary>Web Chat, as it is published, on a page of another site.</summary>
public sealed class WebChatTests(OpenOffice office) : IClassFixture<OpenOffice>
{
    [Fact]
    public async Task An_image_that_is_uploaded_is_shown_once_and_from_the_server()
    {
        var page = await OpenAsync();

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "hålet.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() });
        await Box(page).PressAsync("Enter");
        var image = page.Locator("img[src*='/files/']");
        await Expect(image).ToHaveCountAsync(1);
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('img')].some((i) => i.src.includes('/files/') && i.complete && i.naturalWidth > 100)");
        await Expect(page.GetByText("filen har kommit fram").First).ToBeVisibleAsync();
        await SentAsync(page);
        await OpenOffice.PictureAsync(page, "webchat-upload");
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync()
    {
        var context = await office.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 700, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{office.Site.Origin}/webchat.html?server={office.Program.Address.AbsoluteUri}");
        await Expect(page.GetByText("inte en människa").First).ToBeVisibleAsync();
        return page;
    }

    private static ILocator Box(IPage page) => page.Locator("[data-id='webchat-sendbox-input']");

    /// <summary>No message of the citizen's is still on its way, or given up.</summary>
    private static async Task SentAsync(IPage page) => await page.WaitForFunctionAsync(
        "() => !document.body.innerText.match(/Skickar|Det gick inte att skicka|Försök igen/)");
}
