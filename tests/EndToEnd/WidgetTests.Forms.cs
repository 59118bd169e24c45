using System.Text;
using CitizenBot.Tests.DirectLine;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CitizenBot.EndToEnd;

/// <summary>A form from the citizen's first words to the office that receives it.</summary>
public sealed partial class WidgetTests
{
    [Fact]
    public async Task A_fault_is_reported_in_Arabic_with_a_photo_over_a_reload_and_is_handled_at_the_desk()
    {
        var page = await office.OpenAsync("/demo/goteborg-se", phone: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Chatta med oss" }).ClickAsync();
        await Say(page, "أريد الإبلاغ عن حفرة كبيرة في الشارع قرب Linnégatan 14");
        await Expect(LastReply(page)).ToContainTextAsync("هل لديك صورة؟");
        await Expect(Chat(page).GetByText("Linnégatan 14").First).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(LastReply(page)).ToContainTextAsync("هل لديك صورة؟");
        await Picker(page).SetInputFilesAsync(new FilePayload { Name = "hal.jpg", MimeType = "image/jpeg", Buffer = SamplePhotos.JpegWithMetadata(6) });
        await Chat(page).Locator("button[type=submit]").ClickAsync();
        await Expect(LastReply(page)).ToContainTextAsync("hal.jpg");
        var link = await Chat(page).Locator(".message.user a").GetAttributeAsync("href");
        var stored = await office.Program.Http.GetByteArrayAsync(new Uri(link!));
        Encoding.Latin1.GetString(stored).ShouldNotContain("GPS");
        (await page.EvaluateAsync<int[]>("async (url) => { const i = new Image(); i.src = url; await i.decode(); return [i.naturalWidth, i.naturalHeight]; }", link)).ShouldBe([8, 16]);

        await Suggestions(page).Filter(new() { HasText = "تم" }).First.ClickAsync();
        await Suggestions(page).Filter(new() { HasText = "لا" }).First.ClickAsync();
        await Expect(LastReply(page)).ToContainTextAsync("هل أرسله؟");
        await page.ShouldBeAccessibleAsync("the summary of a report");
        await OpenOffice.PictureAsync(page, "widget-form-review-ar");
        await Suggestions(page).Filter(new() { HasText = "نعم، أرسله" }).ClickAsync();
        await Expect(LastReply(page)).ToContainTextAsync("الرقم المرجعي");

        var desk = await office.OpenAsync("/desk");
        await SignInAsync(desk);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Ärenden" }).ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Felanmälan gata och park" }).First.ClickAsync();
        await Expect(desk.GetByText("Gata eller cykelväg").First).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Ta ärendet" }).ClickAsync();
        await Expect(Chat(page).GetByText("قيد المعالجة").First).ToBeVisibleAsync();
        await desk.GetByLabel("Meddelande till medborgaren").FillAsync("Vi lagar det i morgon.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Skicka" }).ClickAsync();
        await Expect(Chat(page).GetByText("Vi lagar det i morgon.")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync("a case at the desk");
        await OpenOffice.PictureAsync(desk, "desk-case");
        await desk.Context.CloseAsync();
        await page.Context.CloseAsync();
    }
}
