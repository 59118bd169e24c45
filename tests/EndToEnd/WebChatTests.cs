using System.Net.Http.Json;
using Microsoft.Playwright;
using static CitizenBot.EndToEnd.WebChatPage;
using static Microsoft.Playwright.Assertions;

namespace CitizenBot.EndToEnd;

/// <summary>Web Chat, as it is published, on a page of another site.</summary>
public sealed class WebChatTests(OpenOffice office) : IClassFixture<OpenOffice>
{
    private const string Question = "Hur ansöker jag om förskola?";

    [Fact]
    public async Task A_message_is_shown_once_and_answered_and_a_suggestion_is_said_when_it_is_clicked()
    {
        var page = await OpenAsync();

        await SayAsync(page, Question);
        await Expect(Said(page, "goteborg.se").First).ToBeVisibleAsync();
        await SentAsync(page);
        await Expect(Said(page, Question)).ToHaveCountAsync(1);
        await OpenOffice.PictureAsync(page, "webchat-answer");

        await page.GetByRole(AriaRole.Button, new() { Name = "Prata med en person" }).Last.ClickAsync();
        await Expect(Said(page, "Prata med en person")).ToHaveCountAsync(1);
        await Expect(Said(page, "Din plats i kön")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_image_that_is_uploaded_is_shown_once_and_from_the_server()
    {
        var page = await OpenAsync();

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "hålet.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() });

        // Web Chat reads a file for a while, and sends nothing of it before.
        await Expect(page.Locator(".webchat__attachment-icon--checked")).ToHaveCountAsync(1);
        await Box(page).PressAsync("Enter");
        var image = page.Locator("img[src*='/files/']");
        await Expect(image).ToHaveCountAsync(1);
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('img')].some((i) => i.src.includes('/files/') && i.complete && i.naturalWidth > 100)");
        await Expect(Said(page, "filen har kommit fram")).ToBeVisibleAsync();
        await SentAsync(page);
        await OpenOffice.PictureAsync(page, "webchat-upload");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task It_shows_that_an_agent_is_writing_and_goes_on_after_the_server_was_killed()
    {
        var page = await OpenAsync();
        await SayAsync(page, "Prata med en person");
        await Expect(Said(page, "Din plats i kön")).ToBeVisibleAsync();
        using var desk = await SignInAsync();
        var conversation = await page.EvaluateAsync<string>("() => session.conversationId");
        (await desk.PostAsJsonAsync($"conversations/{conversation}/take", new { })).EnsureSuccessStatusCode();
        await Expect(Said(page, "admin").First).ToBeVisibleAsync();
        (await desk.PutAsJsonAsync($"conversations/{conversation}/draft", new { text = "Jag ser" })).EnsureSuccessStatusCode();
        await Expect(page.Locator(".webchat__typing-indicator").First).ToBeVisibleAsync();
        await OpenOffice.PictureAsync(page, "webchat-typing");
        (await desk.PostAsJsonAsync($"conversations/{conversation}/close", new { })).EnsureSuccessStatusCode();

        await office.RestartAsync();
        await page.EvaluateAsync("() => post({ text: 'Skrivet medan Web Chat var borta' })");
        await Expect(Said(page, "Skrivet medan Web Chat var borta")).ToHaveCountAsync(1);
        await SayAsync(page, Question);
        await Expect(Said(page, "goteborg.se").First).ToBeVisibleAsync();
        await SentAsync(page);
        await Expect(Said(page, Question)).ToHaveCountAsync(1);
        await Expect(Said(page, "Skrivet medan Web Chat var borta")).ToHaveCountAsync(1);
        await OpenOffice.PictureAsync(page, "webchat-restarted");
        await page.Context.CloseAsync();
    }

    private Task<IPage> OpenAsync() => WebChatPage.OpenAsync(office.Browser, office.Site, office.Program.Address);

    /// <summary>The administrator's browser at the desk, after the first password was changed.</summary>
    private async Task<HttpClient> SignInAsync()
    {
        const string Password = "ett långt lösenord 2026";
        var desk = new HttpClient { BaseAddress = new Uri(office.Program.Address, "/desk/api/") };
        desk.DefaultRequestHeaders.Add("Origin", office.Program.Address.GetLeftPart(UriPartial.Authority));
        (await desk.PostAsJsonAsync("sign-in", new { userName = "admin", password = office.OneTimePassword })).EnsureSuccessStatusCode();
        (await desk.PostAsJsonAsync("password", new { current = office.OneTimePassword, @new = Password })).EnsureSuccessStatusCode();
        return desk;
    }
}
