using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CitizenBot.EndToEnd;

public sealed partial class WidgetTests(OpenOffice office) : IClassFixture<OpenOffice>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_citizen_opens_the_chat_by_keyboard_reads_the_notice_asks_and_changes_language(bool phone)
    {
        var page = await office.OpenAsync("/demo/goteborg-se", phone);
        var size = phone ? "phone" : "desktop";

        await page.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Chat(page).GetByText("inte med en människa").First).ToBeVisibleAsync();
        await Expect(Chat(page).GetByText("Chatten sparas")).ToBeVisibleAsync();
        await Expect(Input(page)).ToBeFocusedAsync();
        await page.ShouldBeAccessibleAsync("the open chat");
        await OpenOffice.PictureAsync(page, $"widget-open-{size}");

        await page.Keyboard.TypeAsync("Hur ansöker jag om förskola?");
        await page.Keyboard.PressAsync("Enter");
        var source = Chat(page).Locator("a[href*='goteborg.se']").First;
        await Expect(source).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync("an answer");
        await OpenOffice.PictureAsync(page, $"widget-answer-{size}");

        await Chat(page).GetByRole(AriaRole.Combobox).SelectOptionAsync("ar");
        await Expect(Chat(page)).ToHaveAttributeAsync("dir", "rtl");
        await Say(page, "كيف أقدم طلبًا للحصول على مكان في روضة الأطفال؟");
        await Expect(Chat(page).Locator(".message.bot [lang=ar]").Last).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync("an answer in Arabic");
        await OpenOffice.PictureAsync(page, $"widget-arabic-{size}");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_citizen_books_a_time_to_the_calendar_file_over_a_reload_in_the_middle(bool phone)
    {
        var page = await office.OpenAsync("/demo/goteborg-se", phone);
        await page.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" }).ClickAsync();
        await Say(page, "Jag vill boka en tid på medborgarkontoret i Backa");
        await Expect(Suggestions(page).Filter(new() { HasText = "Visa fler tider" })).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(Suggestions(page).Filter(new() { HasText = "Visa fler tider" })).ToBeVisibleAsync();
        await Expect(Chat(page).Locator(".message.user")).ToHaveCountAsync(1);

        await Suggestions(page).First.ClickAsync();
        await Expect(LastReply(page)).ToContainTextAsync("Vad heter du?");
        await Say(page, "Anna Andersson");
        await Expect(LastReply(page)).ToContainTextAsync("e-postadress");
        await Say(page, "anna@example.com");
        await Suggestions(page).Filter(new() { HasText = "Hoppa över" }).ClickAsync();
        await Expect(LastReply(page)).ToContainTextAsync("Ska jag boka?");
        await page.ShouldBeAccessibleAsync("the summary of a booking");
        await Suggestions(page).Filter(new() { HasText = "Ja" }).First.ClickAsync();
        await Expect(LastReply(page)).ToContainTextAsync("Din tid är bokad");
        await OpenOffice.PictureAsync(page, $"widget-booked-{(phone ? "phone" : "desktop")}");

        var address = await Chat(page).Locator("a[href*='/calendar']").GetAttributeAsync("href");
        var calendar = await office.Program.Http.GetStringAsync(new Uri(address!));
        calendar.ShouldStartWith("BEGIN:VCALENDAR");
        calendar.ShouldContain("BEGIN:VEVENT");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_written_without_a_connection_is_sent_once_when_it_is_back()
    {
        var page = await office.OpenAsync("/demo/goteborg-se");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" }).ClickAsync();
        await Expect(LastReply(page)).ToContainTextAsync("Vad vill du ha hjälp med?");

        await page.Context.SetOfflineAsync(true);
        await Expect(Chat(page).GetByText("Ingen kontakt just nu.")).ToBeVisibleAsync();
        await Say(page, "Hur ansöker jag om förskola?");
        await Expect(Chat(page).Locator(".message.user")).Not.ToContainTextAsync("· Skickat");
        await page.ShouldBeAccessibleAsync("no contact");
        await page.Context.SetOfflineAsync(false);

        await Expect(Chat(page).Locator(".message.user")).ToContainTextAsync("· Skickat");
        await Expect(Chat(page).Locator(".message.bot a[href*='goteborg.se']").First).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(Chat(page).Locator(".message.bot a[href*='goteborg.se']").First).ToBeVisibleAsync();
        await Expect(Chat(page).Locator(".message.user")).ToHaveCountAsync(1);

        await office.RestartAsync(async () =>
        {
            await Expect(Chat(page).GetByText("Ingen kontakt just nu.")).ToBeVisibleAsync();
            await Say(page, "Tack");
        });
        await Expect(Chat(page).Locator(".message.user").Last).ToContainTextAsync("· Skickat");
        await Expect(Chat(page).Locator(".message.user")).ToHaveCountAsync(2);
        await Expect(LastReply(page)).ToContainTextAsync("Varsågod");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_agent_takes_writes_and_closes_and_the_citizen_sees_it_live()
    {
        var citizen = await office.OpenAsync("/demo/goteborg-se", phone: true);
        await citizen.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" }).ClickAsync();
        await Say(citizen, "Hur ansöker jag om förskola?");
        await Expect(Chat(citizen).Locator(".message.bot a[href*='goteborg.se']").First).ToBeVisibleAsync();
        await Chat(citizen).GetByRole(AriaRole.Button, new() { Name = "Nej" }).ClickAsync();
        await Chat(citizen).GetByLabel("Vill du säga varför?").FillAsync("Jag hittade inte e-tjänsten.");
        await Chat(citizen).GetByRole(AriaRole.Button, new() { Name = "Skicka kommentaren" }).ClickAsync();
        await Chat(citizen).GetByRole(AriaRole.Button, new() { Name = "Prata med en person" }).First.ClickAsync();
        await Expect(Chat(citizen).GetByText("Du har plats 1 i kön.")).ToBeVisibleAsync();
        await citizen.ShouldBeAccessibleAsync("the queue");
        await OpenOffice.PictureAsync(citizen, "widget-queue");

        var desk = await office.OpenAsync("/desk");
        await SignInAsync(desk);
        await desk.ShouldBeAccessibleAsync("the desk's queue");
        await desk.Locator(".queue a").First.ClickAsync();
        await Expect(desk.Locator(".said.bot .judgement")).ToContainTextAsync("Jag hittade inte e-tjänsten.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Ta samtalet" }).ClickAsync();
        var reply = desk.GetByRole(AriaRole.Textbox).First;
        await reply.FillAsync("Hej, det här är en människa.");
        await desk.ShouldBeAccessibleAsync("a conversation at the desk");
        await OpenOffice.PictureAsync(desk, "desk-conversation");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Skicka" }).ClickAsync();
        await Expect(Chat(citizen).GetByText("Hej, det här är en människa.")).ToBeVisibleAsync();

        await Say(citizen, "Tack, då vet jag.");
        await Expect(desk.GetByText("Tack, då vet jag.").First).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Avsluta samtalet" }).ClickAsync();
        await desk.GetByRole(AriaRole.Radio, new() { Name = "Löst" }).CheckAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Avsluta för medborgaren också" }).ClickAsync();
        await Expect(Chat(citizen).GetByText("Samtalet är avslutat").First).ToBeVisibleAsync();
        await OpenOffice.PictureAsync(citizen, "widget-closed");

        await desk.GetByRole(AriaRole.Link, new() { Name = "För anställda" }).ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Göteborgs Stads IT-assistent" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" }).ClickAsync();
        await Expect(LastReply(desk)).ToContainTextAsync("Nämn inga personer");
        await Say(desk, "jag klickade på en konstig länk i ett mejl");
        await Expect(LastReply(desk)).ToContainTextAsync("ring IT-servicedesken NU");
        await desk.ShouldBeAccessibleAsync("an answer for staff");
        await OpenOffice.PictureAsync(desk, "staff-answer");
        await desk.Context.CloseAsync();
        await citizen.Context.CloseAsync();
    }

    private async Task SignInAsync(IPage desk)
    {
        const string Password = "ett långt lösenord 2026";
        await desk.Locator("#user").FillAsync("admin");
        if (office.HasPassword)
        {
            await desk.Locator("#password").FillAsync(Password);
            await desk.Keyboard.PressAsync("Enter");
            await Expect(desk.Locator(".queue")).ToBeVisibleAsync();
            return;
        }

        office.HasPassword = true;
        await desk.Locator("#password").FillAsync(office.OneTimePassword);
        await desk.ShouldBeAccessibleAsync("signing in");
        await desk.Keyboard.PressAsync("Enter");
        await desk.Locator("#current").FillAsync(office.OneTimePassword);
        await desk.Locator("#next").FillAsync(Password);
        await desk.Locator("#repeat").FillAsync(Password);
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk.Locator(".queue")).ToBeVisibleAsync();
    }

    private static ILocator Chat(IPage page) => page.GetByRole(AriaRole.Dialog);

    private static ILocator Input(IPage page) => Chat(page).Locator("textarea");

    private static ILocator Suggestions(IPage page) => Chat(page).Locator(".suggestion");

    private static ILocator LastReply(IPage page) => Chat(page).Locator(".message.bot").Last;

    private static async Task Say(IPage page, string text)
    {
        await Input(page).FillAsync(text);
        await Input(page).PressAsync("Enter");
    }
}
