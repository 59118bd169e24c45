using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CitizenBot.EndToEnd;

/// <summary>Files beside words, and beginning again.</summary>
public sealed partial class WidgetTests
{
    [Fact]
    public async Task A_picture_is_seen_before_it_is_sent_arrives_once_over_a_lost_answer_and_is_gone_when_the_citizen_starts_over()
    {
        var page = await office.OpenAsync("/demo/goteborg-se", phone: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" }).ClickAsync();
        await Expect(LastReply(page)).ToContainTextAsync("Vad vill du ha hjälp med?");
        var picture = new FilePayload { Name = "hålet i gatan.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() };

        // What cannot be sent is said before anything of it is.
        await Picker(page).SetInputFilesAsync(new FilePayload { Name = "stor.png", MimeType = "image/png", Buffer = new byte[11 * 1024 * 1024] });
        await Expect(Chat(page).GetByText("Filerna är för stora.")).ToBeVisibleAsync();
        await Picker(page).SetInputFilesAsync(picture);
        await Expect(Chat(page).Locator(".chosen canvas.drawn")).ToHaveCountAsync(1);
        await Expect(Input(page)).ToBeFocusedAsync();
        await page.ShouldBeAccessibleAsync("a chosen file");
        await OpenOffice.PictureAsync(page, "widget-file-chosen");
        await Chat(page).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Ta bort .*hålet") }).ClickAsync();
        await Expect(Chat(page).GetByRole(AriaRole.Button, new() { Name = "Bifoga filer eller bilder" })).ToBeFocusedAsync();
        await Picker(page).SetInputFilesAsync(picture);

        // The server takes it and its answer is lost: the conversation itself shows that it has arrived.
        await page.RouteAsync("**/upload", async route => { await route.FetchAsync(); await route.AbortAsync(); }, new() { Times = 1 });
        await Say(page, "Det är ett hål i gatan");
        await Expect(Chat(page).Locator(".message.bot").Filter(new() { HasText = "filen har kommit fram" })).ToHaveCountAsync(1);
        await Expect(Chat(page).Locator(".message.user")).ToHaveCountAsync(1);
        var link = Chat(page).Locator(".message.user a");
        await Expect(link).ToHaveTextAsync(new Regex("hålet i gatan.png"));
        await page.ShouldBeAccessibleAsync("a sent file");
        await OpenOffice.PictureAsync(page, "widget-file-sent");
        (await office.Program.Http.GetAsync(new Uri((await link.GetAttributeAsync("href"))!))).StatusCode.ShouldBe(HttpStatusCode.OK);

        await Chat(page).GetByRole(AriaRole.Button, new() { Name = "Om chatten och dina uppgifter" }).ClickAsync();
        await Chat(page).GetByRole(AriaRole.Button, new() { Name = "Börja om från början" }).ClickAsync();
        await Expect(Chat(page).Locator(".message.user")).ToHaveCountAsync(0);
        await Expect(LastReply(page)).ToContainTextAsync("Vad vill du ha hjälp med?");
        await page.ReloadAsync();
        await Expect(LastReply(page)).ToContainTextAsync("Vad vill du ha hjälp med?");
        await Expect(Chat(page).Locator(".message.user")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    private static ILocator Picker(IPage page) => Chat(page).Locator("input[type=file]");
}
