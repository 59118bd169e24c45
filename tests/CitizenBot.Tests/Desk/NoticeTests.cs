using System.Net;
using System.Text.Json;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Desk;

public sealed class NoticeTests(DeskServer desk) : IClassFixture<DeskServer>
{
    private static readonly Dictionary<string, string> Leak = new() { ["sv"] = "Vattenläcka i Majorna.", ["ar"] = "تسرب مياه في مايورنا." };

    [Fact]
    public async Task A_notice_reaches_open_streams_and_new_widgets_of_its_assistant_alone_and_goes_again()
    {
        var citizen = await desk.Server.GreetedCitizenAsync();
        var (_, started) = await citizen.StartAsync();
        await using var stream = await StreamSocket.OpenAsync(started.GetProperty("streamUrl").GetString()!);
        await stream.UntilAsync(received => received.Count > 0);

        (await desk.Admin.ExpectAsync(HttpStatusCode.OK, HttpMethod.Put, "notices/goteborg-se", new { texts = Leak })).GetProperty("by").GetString().ShouldBe("admin");
        await desk.RunClockUntilAsync(stream.UntilAsync(received => received.Any(r => r.Name == "citizenbot/notice")));

        var shown = stream.Received.Single(r => r.Name == "citizenbot/notice").Json.GetProperty("value").GetProperty("texts");
        shown.GetProperty("ar").GetString().ShouldBe(Leak["ar"]);
        (await WidgetAsync("goteborg-se")).GetProperty("notice").GetProperty("texts").GetProperty("sv").GetString().ShouldBe(Leak["sv"]);
        (await WidgetAsync("goteborg-com")).TryGetProperty("notice", out _).ShouldBeFalse();

        await desk.Admin.ExpectAsync(HttpStatusCode.OK, HttpMethod.Delete, "notices/goteborg-se");
        await desk.RunClockUntilAsync(stream.UntilAsync(received => received.Count(r => r.Name == "citizenbot/notice") == 2));
        stream.Received.Last(r => r.Name == "citizenbot/notice").Json.GetProperty("value").GetProperty("texts").EnumerateObject().ShouldBeEmpty();
        (await WidgetAsync("goteborg-se")).TryGetProperty("notice", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Only_an_administrator_writes_one_and_never_without_swedish_or_in_an_unknown_language()
    {
        using var agent = await desk.AgentAsync("nora", "kontaktcenter");

        (await agent.StatusAsync(HttpMethod.Put, "notices/goteborg-com", new { texts = Leak })).ShouldBe(HttpStatusCode.Forbidden);
        (await desk.Admin.StatusAsync(HttpMethod.Put, "notices/goteborg-com", new { texts = new { en = "A storm." } })).ShouldBe(HttpStatusCode.BadRequest);
        (await desk.Admin.StatusAsync(HttpMethod.Put, "notices/goteborg-com", new { texts = new { sv = "Storm.", xx = "?" } })).ShouldBe(HttpStatusCode.BadRequest);
        (await desk.Admin.StatusAsync(HttpMethod.Put, "notices/goteborg-com", new { texts = new { sv = new string('a', 501) } })).ShouldBe(HttpStatusCode.BadRequest);
        (await desk.Admin.StatusAsync(HttpMethod.Put, "notices/nobody", new { texts = Leak })).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<JsonElement> WidgetAsync(string assistant) =>
        JsonElement.Parse(await desk.Server.Http.GetStringAsync(new Uri($"assistants/{assistant}/widget?language=sv", UriKind.Relative)));
}
