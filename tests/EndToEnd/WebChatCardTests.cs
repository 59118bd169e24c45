using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CitizenBot.EndToEnd;

/// <summary>Cards in Web Chat: their buttons are pressed, and what they send is answered as words are.</summary>
public sealed class WebChatCardTests(ChangedProgram program) : IClassFixture<ChangedProgram>
{
    [Fact]
    public async Task Every_button_of_a_card_does_what_its_type_says_and_is_answered()
    {
        var page = await OpenAsync();

        await Button(page, "Säg det").ClickAsync();
        await AnsweredAsync(page, 2);
        await Expect(WebChatPage.Said(page, CardBot.Preschool)).ToHaveCountAsync(1);

        await Button(page, "Skicka det").ClickAsync();
        await AnsweredAsync(page, 3);
        await Button(page, "Skicka och visa").ClickAsync();
        await AnsweredAsync(page, 4);
        await Expect(WebChatPage.Said(page, "Jag tryckte på den tredje")).ToHaveCountAsync(1);
        await Expect(WebChatPage.Said(page, CardBot.Preschool)).ToHaveCountAsync(1);
        await OpenOffice.PictureAsync(page, "webchat-cards");

        var opened = await page.Context.RunAndWaitForPageAsync(() => Button(page, "Öppna sidan").ClickAsync());
        await opened.WaitForURLAsync(CardBot.Page);

        var said = await SaidAsync(page);
        said.Count.ShouldBe(4);
        said[1].GetProperty("text").GetString().ShouldBe(CardBot.Preschool);
        said[2].TryGetProperty("text", out _).ShouldBeFalse();
        said[2].GetProperty("value").GetProperty("citizenbot").GetProperty("text").GetString().ShouldBe("Hur får jag bibliotekskort?");
        said[2].GetProperty("channelData").GetProperty("postBack").GetBoolean().ShouldBeTrue();
        said[3].GetProperty("text").GetString().ShouldBe(CardBot.Preschool);
        said[3].GetProperty("value").GetProperty("from").GetString().ShouldBe("kortet");
        said[3].GetProperty("channelData").GetProperty("messageBack").GetProperty("displayText").GetString().ShouldBe("Jag tryckte på den tredje");
        (await IntentsAsync(page)).ShouldBe(["forskola_ansokan", "bibliotekskort", "forskola_ansokan"]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_filled_in_on_an_Adaptive_Card_is_answered_as_if_it_had_been_written()
    {
        var page = await OpenAsync();

        await page.GetByRole(AriaRole.Textbox, new() { Name = "Din fråga" }).FillAsync(CardBot.Preschool);
        await Button(page, "Skicka in").ClickAsync();
        await AnsweredAsync(page, 2);
        await OpenOffice.PictureAsync(page, "webchat-adaptive-card");

        var said = await SaidAsync(page);
        said.Count.ShouldBe(2);
        said[1].TryGetProperty("text", out _).ShouldBeFalse();
        said[1].GetProperty("value").GetProperty("question").GetString().ShouldBe(CardBot.Preschool);
        said[1].GetProperty("value").GetProperty("citizenbot").GetProperty("input").GetString().ShouldBe("question");
        (await IntentsAsync(page)).ShouldBe(["forskola_ansokan"]);
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await WebChatPage.OpenAsync(program.Browser, program.Site, program.Server.Address);
        await page.Context.RouteAsync("https://kort.example/**", route => route.FulfillAsync(new() { Body = "En sida" }));
        await WebChatPage.SayAsync(page, CardBot.ShowCards);
        await Expect(Button(page, "Skicka in")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Waits until what the citizen has sent is so many messages, the request for the cards among them, each with an answer.</summary>
    private static async Task AnsweredAsync(IPage page, int count)
    {
        await page.WaitForFunctionAsync(
            "async (count) => { const all = await said(); const own = all.filter((a) => a.from.id === session.user.id); return own.length === count && own.every((a) => all.some((b) => b.replyToId === a.id)); }",
            count);
        await WebChatPage.SentAsync(page);
    }

    private static async Task<IReadOnlyList<JsonElement>> SaidAsync(IPage page) =>
        [.. (await page.EvaluateAsync<JsonElement>("async () => (await said()).filter((a) => a.from.id === session.user.id)")).EnumerateArray()];

    private static async Task<string[]> IntentsAsync(IPage page) => await page.EvaluateAsync<string[]>(
        "async () => (await said()).filter((a) => a.replyToId && a.type === 'message').flatMap((a) => a.entities ?? []).filter((e) => e.type === 'citizenbot/explanation').map((e) => e.intent)");

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true}).And(page.Locator(".ac-pushButton"));
}
