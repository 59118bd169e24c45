using System.Net;
using CitizenBot.Tests.Applications;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Desk;

/// <summary>What citizens file is a case of the team that the form names, and of no other.</summary>
public sealed class OfficeApplicationTests(DeskServer desk) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task A_fault_and_a_complaint_filed_by_chat_are_each_at_the_desk_of_their_own_team()
    {
        using var street = await desk.AgentAsync("stina", "stadsmiljo");
        using var centre = await desk.AgentAsync("kalle", "kontaktcenter");
        var (_, fault) = await FaultAsync();
        var citizen = await desk.Server.GreetedCitizenAsync("en");
        await citizen.SayAndHearAsync("Fill in: Comment, complaint or praise");
        var complaint = FormTalk.Reference((await citizen.AnswerAllAsync("complaint", "The queue was two hours long", "skip", "2026-11-20", "no", "yes")));

        var theirs = await ListAsync(street);
        theirs.ShouldContain(fault);
        theirs.ShouldNotContain(complaint);
        (await ListAsync(centre)).ShouldBe([complaint]);
        var seen = await centre.GetAsync($"applications/{complaint}");
        seen.GetProperty("summary").GetProperty("title").GetString().ShouldBe("Synpunkt, klagomål eller beröm");
        seen.GetProperty("answers").EnumerateArray().Select(a => (a.GetProperty("label").GetString(), a.GetProperty("value").GetString())).ShouldBe(
            [("Typ", "Klagomål"), ("Vad det gäller", "The queue was two hours long"), ("När", "2026-11-20"), ("Vill ha svar", "Nej")]);
        seen.GetProperty("answers")[0].GetProperty("original").GetString().ShouldBe("complaint");
        foreach (var path in (string[])["", "/export.json", "/export.html"])
        {
            (await street.StatusAsync(HttpMethod.Get, $"applications/{complaint}{path}")).ShouldBe(HttpStatusCode.NotFound);
            (await centre.StatusAsync(HttpMethod.Get, $"applications/{complaint}{path}")).ShouldBe(HttpStatusCode.OK);
        }

        (await street.StatusAsync(HttpMethod.Post, $"applications/{complaint}", new { version = 0, state = "done" })).ShouldBe(HttpStatusCode.NotFound);
        (await street.StatusAsync(HttpMethod.Post, $"applications/{complaint}/numbers", new { })).ShouldBe(HttpStatusCode.NotFound);
        using var manager = await desk.SignedInAsync("edit", "administrator", "stadsmiljo");
        (await manager.StatusAsync(HttpMethod.Get, "applications")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_the_office_writes_and_decides_reaches_the_citizen_in_their_conversation_and_once()
    {
        using var street = await desk.AgentAsync("sten", "stadsmiljo");
        using var colleague = await desk.AgentAsync("siri", "stadsmiljo");
        await desk.AgentAsync("otto", "kontaktcenter");
        var (citizen, reference) = await FaultAsync();

        (await street.PostAsync($"applications/{reference}", new { version = 0, state = "in-progress", assignee = "sten" })).GetProperty("summary").GetProperty("assignee").GetString().ShouldBe("sten");
        await citizen.ReplyAsync(r => r.Words == $"Ditt ärende {reference} har ett nytt läge: under handläggning.");
        (await colleague.StatusAsync(HttpMethod.Post, $"applications/{reference}", new { version = 0, state = "done" })).ShouldBe(HttpStatusCode.Conflict);
        (await street.StatusAsync(HttpMethod.Post, $"applications/{reference}", new { version = 1, assignee = "otto" })).ShouldBe(HttpStatusCode.BadRequest);

        var message = new { version = 1, state = "waiting", messageId = "m1", message = "Vilken sida av gatan?" };
        await street.PostAsync($"applications/{reference}", message);
        await street.PostAsync($"applications/{reference}", message);
        var heard = await citizen.ReplyAsync(r => r.Words.EndsWith("Vilken sida av gatan?", StringComparison.Ordinal));
        heard.Words.ShouldStartWith($"Sten på Stadsmiljöförvaltningen skriver om ditt ärende {reference}:");

        var status = await citizen.SayAndHearAsync($"status {reference}");
        status.Words.ShouldContain("väntar på dig");
        status.Words.ShouldContain("> Vilken sida av gatan?");
        citizen.FromBot.Count(r => r.Words.EndsWith(":\n\nVilken sida av gatan?", StringComparison.Ordinal)).ShouldBe(1);
        (await street.GetAsync($"applications/{reference}")).GetProperty("version").GetInt32().ShouldBe(2);
        using var print = await street.SendAsync(HttpMethod.Get, $"applications/{reference}/export.html");
        (await print.Content.ReadAsStringAsync()).ShouldContain("<th scope=\"row\">Plats</th><td dir=\"auto\">Linn&#233;gatan 14</td>");
    }

    private async Task<(DirectLineCitizen Citizen, string Reference)> FaultAsync()
    {
        var citizen = await desk.Server.GreetedCitizenAsync();
        await citizen.SayAndHearAsync("Jag vill anmäla att gatlyktan på Linnégatan 14 är trasig");
        return (citizen, FormTalk.Reference(await citizen.AnswerAllAsync("hoppa över", "hoppa över", "nej", "ja")));
    }

    private static async Task<IReadOnlyList<string>> ListAsync(DeskClient agent) =>
        [.. (await agent.GetAsync("applications")).GetProperty("applications").EnumerateArray().Select(a => a.GetProperty("reference").GetString()!)];
}
