using System.Net;
using System.Text.Json;
using CitizenBot.Commands;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Desk;

public sealed class SwitchTests(DeskServer desk) : IClassFixture<DeskServer>
{
    private static readonly Dictionary<string, string> Update = new() { ["sv"] = "Vi rättar ett fel i svaren.", ["en"] = "We are correcting an error in the answers." };

    [Fact]
    public async Task A_citizen_of_an_assistant_that_is_off_reads_why_and_reaches_people_and_is_answered_again_when_it_is_on()
    {
        var citizen = await desk.Server.GreetedCitizenAsync("en");
        var (_, started) = await citizen.StartAsync();
        await using var stream = await StreamSocket.OpenAsync(started.GetProperty("streamUrl").GetString()!);
        await stream.UntilAsync(received => received.Count > 0);

        (await desk.Admin.ExpectAsync(HttpStatusCode.OK, HttpMethod.Put, "switches/goteborg-se", new { reasons = Update })).GetProperty("by").GetString().ShouldBe("admin");
        await desk.RunClockUntilAsync(stream.UntilAsync(received => received.Any(r => StateOf(r) == "off")));
        stream.Received.Last(r => StateOf(r) == "off").Json.GetProperty("value").GetProperty("reasons").GetProperty("sv").GetString().ShouldBe(Update["sv"]);
        (await WidgetAsync("goteborg-se")).GetProperty("off").GetProperty("reasons").GetProperty("en").GetString().ShouldBe(Update["en"]);
        (await WidgetAsync("goteborg-com")).TryGetProperty("off", out _).ShouldBeFalse();

        (await citizen.AskAsync("How do I apply for preschool?")).Words.ShouldBe(Update["en"]);
        var offer = await citizen.NextAsync(r => r.Words.Contains("does not answer right now", StringComparison.Ordinal));
        offer.Buttons.ShouldBe(["Talk to a person"]);
        await citizen.SayAsync("Talk to a person");
        await citizen.NextAsync(r => r.Name == "citizenbot/queue");

        await desk.Admin.ExpectAsync(HttpStatusCode.OK, HttpMethod.Delete, "switches/goteborg-se");
        await desk.RunClockUntilAsync(stream.UntilAsync(received => received.Any(r => StateOf(r) == "on")));
        (await WidgetAsync("goteborg-se")).TryGetProperty("off", out _).ShouldBeFalse();
        var next = await desk.Server.GreetedCitizenAsync("en");
        (await next.AskAsync("hello")).Words.ShouldNotBe(Update["en"]);
    }

    [Fact]
    public async Task A_running_program_obeys_the_command_but_for_danger()
    {
        var citizen = await desk.Server.GreetedCitizenAsync("sv", "goteborg-com");

        (await SwitchAsync("goteborg-com", "off", "--reason", Update["sv"])).ShouldContain("goteborg-com is off since");
        desk.Time.Advance(TimeSpan.FromSeconds(5));
        (await citizen.AskAsync("hej")).Words.ShouldBe(Update["sv"]);
        await citizen.ReplyAsync();
        (await citizen.AskAsync("det brinner i min lägenhet")).Words.ShouldContain("112");

        (await SwitchAsync("goteborg-com", "on")).ShouldBe("goteborg-com is on.");
        desk.Time.Advance(TimeSpan.FromSeconds(5));
        (await citizen.AskAsync("hej")).Words.ShouldNotBe(Update["sv"]);
    }

    [Fact]
    public async Task Only_an_administrator_switches_and_never_without_a_reason_in_swedish()
    {
        using var agent = await desk.AgentAsync("nils", "kontaktcenter");

        (await agent.StatusAsync(HttpMethod.Put, "switches/it-support", new { reasons = Update })).ShouldBe(HttpStatusCode.Forbidden);
        (await agent.StatusAsync(HttpMethod.Get, "switches")).ShouldBe(HttpStatusCode.Forbidden);
        (await desk.Admin.StatusAsync(HttpMethod.Put, "switches/it-support", new { reasons = new { en = "Closed." } })).ShouldBe(HttpStatusCode.BadRequest);
        (await desk.Admin.StatusAsync(HttpMethod.Put, "switches/it-support", new { reasons = new { sv = new string('a', 501) } })).ShouldBe(HttpStatusCode.BadRequest);
        (await desk.Admin.StatusAsync(HttpMethod.Put, "switches/nobody", new { reasons = Update })).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> SwitchAsync(params string[] arguments)
    {
        using var said = new StringWriter();
        (await SwitchCommand.RunAsync([.. arguments, .. desk.Server.DatabaseSettings.Select(s => $"--{s.Key}={s.Value}")], said, said, desk.Time)).ShouldBe(0, said.ToString());
        return said.ToString().Trim();
    }

    private static string? StateOf(Received received) =>
        received.Name == "citizenbot/service-state" ? received.Json.GetProperty("value").GetProperty("state").GetString() : null;

    private async Task<JsonElement> WidgetAsync(string assistant) =>
        JsonElement.Parse(await desk.Server.Http.GetStringAsync(new Uri($"assistants/{assistant}/widget?language=sv", UriKind.Relative)));
}
