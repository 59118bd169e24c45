using CitizenBot.Tests.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CitizenBot.EndToEnd;

/// <summary>A citizen and an agent who do not read each other's language, each in a browser of their own.</summary>
public sealed partial class WidgetTests
{
    /// <summary>Against a server that speaks the translator's protocol: it shows what is around a translation, not the translation.</summary>
    [Fact]
    public async Task An_Arabic_citizen_and_a_Swedish_agent_each_read_the_other_with_the_original_beside_it()
    {
        office.Translator.Sentences[("sv", "متى تفتحون غدًا؟")] = "När öppnar ni i morgon?";
        office.Translator.Sentences[("ar", "Vi öppnar klockan 8 i Angered.".Replace("Angered", "⟦1⟧", StringComparison.Ordinal))] = "نفتح الساعة 8 في ⟦1⟧.";
        var citizen = await office.OpenAsync("/demo/goteborg-se", phone: true);
        await citizen.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" }).ClickAsync();
        await Chat(citizen).GetByRole(AriaRole.Combobox).SelectOptionAsync("ar");
        await Expect(Chat(citizen)).ToHaveAttributeAsync("dir", "rtl");
        await Say(citizen, "أريد التحدث مع شخص");
        await Expect(Chat(citizen).GetByText("أنت رقم").Or(Chat(citizen).Locator(".queue-position")).Or(Chat(citizen).Locator(".service")).First).ToBeVisibleAsync();
        await Say(citizen, "متى تفتحون غدًا؟");

        var desk = await TakeAsync("När öppnar ni i morgon?");
        await Expect(desk.Locator(".said.user").Last).ToContainTextAsync("متى تفتحون غدًا؟");
        await Expect(desk.Locator(".said.user .translation").Last).ToContainTextAsync("Maskinöversatt till svenska (azure)");
        await desk.GetByRole(AriaRole.Textbox).First.FillAsync("Vi öppnar klockan 8 i Angered.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Förhandsgranska översättningen" }).ClickAsync();
        await Expect(desk.Locator(".translate .translation")).ToContainTextAsync("نفتح الساعة 8 في Angered.");
        await desk.ShouldBeAccessibleAsync("a translation before it is sent");
        await OpenOffice.PictureAsync(desk, "desk-translation");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Skicka" }).ClickAsync();

        var got = Chat(citizen).Locator(".message.agent").Last;
        await Expect(got).ToContainTextAsync("نفتح الساعة 8 في Angered.");
        await got.GetByRole(AriaRole.Button, new() { Name = "عرض النص الأصلي" }).ClickAsync();
        await Expect(got.Locator(".original [lang=sv]")).ToHaveTextAsync("Vi öppnar klockan 8 i Angered.");
        await citizen.ShouldBeAccessibleAsync("a translated message and its original");
        await OpenOffice.PictureAsync(citizen, "widget-translated-arabic");
        await Expect(desk.Locator(".said.agent").Last).ToContainTextAsync("Original på svenska (översatt av azure)");
        await EndAsync(desk);
        await citizen.Context.CloseAsync();
    }

    /// <summary>Through real Apertium.</summary>
    [Fact]
    public async Task A_Norwegian_visitor_is_answered_by_the_bot_and_by_a_Swedish_agent_in_Norwegian()
    {
        var citizen = await office.OpenAsync("/demo/goteborg-com");
        await citizen.GetByRole(AriaRole.Button, new() { Name = "Chat with us" }).ClickAsync();
        await Say(citizen, "Hei, jeg vil gjerne vite hvor jeg kan kjøpe billetter til trikken og bussen");
        var answer = Chat(citizen).Locator(".message.bot:has(a[href*='https'])").Last;
        await Expect(answer.Locator("[lang=nb]").First).ToBeVisibleAsync();
        await Expect(answer).ToContainTextAsync("Västtrafik");
        await answer.GetByRole(AriaRole.Button, new() { Name = "Show the original" }).ClickAsync();
        await Expect(answer.Locator(".original [lang=sv]")).ToBeVisibleAsync();
        await OpenOffice.PictureAsync(citizen, "widget-translated-norwegian");
        await Say(citizen, "Jeg vil snakke med et menneske, kan jeg få det nå?");
        await Expect(Chat(citizen).Locator(".service")).ToBeVisibleAsync();
        await Say(citizen, "Hvor mye koster det for to voksne og 3 barn?");

        var desk = await TakeAsync("3 barn");
        await Expect(desk.Locator(".said.user .translation").Last).ToContainTextAsync("vuxna och 3 barn");
        await desk.GetByRole(AriaRole.Textbox).First.FillAsync("Du kan köpa biljetten i appen. Ring 031-368 42 00 om du vill veta mer.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Skicka" }).ClickAsync();
        var got = Chat(citizen).Locator(".message.agent").Last;
        await Expect(got).ToContainTextAsync("kjøpe");
        await Expect(got).ToContainTextAsync("031-368 42 00");
        await Expect(desk.Locator(".said.agent").Last).ToContainTextAsync("Du kan köpa biljetten i appen.");
        await EndAsync(desk);
        await citizen.Context.CloseAsync();
    }

    private async Task<IPage> TakeAsync(string lastWords)
    {
        var desk = await office.OpenAsync("/desk");
        await SignInAsync(desk);
        await desk.Locator(".queue a").First.ClickAsync();
        await Expect(desk.Locator(".transcript")).ToContainTextAsync(lastWords);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Ta samtalet" }).ClickAsync();
        return desk;
    }

    private static async Task EndAsync(IPage desk)
    {
        await desk.GetByRole(AriaRole.Button, new() { Name = "Avsluta samtalet" }).ClickAsync();
        await desk.GetByRole(AriaRole.Radio, new() { Name = "Löst" }).CheckAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Avsluta för medborgaren också" }).ClickAsync();
        await desk.Context.CloseAsync();
    }
}
