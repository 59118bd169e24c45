using System.Net;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Desk;

/// <summary>Who reaches the assistants of the city's own employees.</summary>
public sealed class StaffAssistantTests(DeskServer desk) : IClassFixture<DeskServer>
{
    private const string Token = "/assistants/it-support/token";

    [Fact]
    public async Task Nobody_gets_a_token_without_a_session_of_the_desk()
    {
        using var nobody = DeskClient.For(desk.Server);
        using var refused = await nobody.SendAsync(HttpMethod.Post, Token, new { locale = "sv" });
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Sign in at the desk first.");

        var created = await desk.Admin.PostAsync("agents", new { userName = "nils", displayName = "Nils", roles = Enumerable.Repeat("agent", 1), teams = Enumerable.Repeat("it_servicedesk", 1) });
        using var first = DeskClient.For(desk.Server);
        await first.ExpectAsync(HttpStatusCode.OK, HttpMethod.Post, "sign-in", new { userName = "nils", password = created.GetProperty("oneTimePassword").GetString() });
        (await first.StatusAsync(HttpMethod.Post, Token, new { locale = "sv" })).ShouldBe(HttpStatusCode.Unauthorized, "a one-time password opens nothing but its change");
    }

    [Fact]
    public async Task Who_is_signed_in_asks_and_renews_the_token_until_they_sign_out()
    {
        using var agent = await desk.AgentAsync("ines", "it_servicedesk");
        var employee = DirectLineCitizen.With(desk.Server.Http, await agent.PostAsync(Token, new { locale = "sv" }));
        await employee.StartAsync();
        (await employee.ReplyAsync()).Words.ShouldContain("Nämn inga personer");

        (await employee.AskAsync("jag har tappat min jobbtelefon")).Words.ShouldContain("Ring IT-servicedesken NU");
        (await agent.RenewAsync(employee.Token)).ShouldBe(HttpStatusCode.OK);

        await agent.ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Post, "sign-out");
        (await agent.RenewAsync(employee.Token)).ShouldBe(HttpStatusCode.Unauthorized);
        (await agent.StatusAsync(HttpMethod.Post, Token, new { resume = employee.Resume })).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_pages_show_what_there_is_to_who_is_signed_in_and_lead_others_to_the_desk()
    {
        using var nobody = DeskClient.For(desk.Server);
        foreach (var path in new[] { "/staff", "/staff/it-support", "/staff/goteborg-se" })
        {
            using var away = await nobody.SendAsync(HttpMethod.Get, path);
            away.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            away.Headers.Location!.OriginalString.ShouldBe("/desk");
        }

        using var agent = await desk.AgentAsync("sven", "it_servicedesk");
        (await PageAsync(agent, "/staff")).ShouldContain("href=\"/staff/it-support?language=sv\"");
        var swedish = await PageAsync(agent, "/staff/it-support");
        swedish.ShouldContain("src=\"/widget.js\" data-assistant=\"it-support\" data-language=\"sv\"");
        swedish.ShouldContain("Skriva ut, kopiera och skanna");
        (await PageAsync(agent, "/staff/it-support?language=en")).ShouldContain("Printing, copying and scanning");
        (await agent.StatusAsync(HttpMethod.Get, "/staff/goteborg-se")).ShouldBe(HttpStatusCode.NotFound);
        using var demo = await nobody.SendAsync(HttpMethod.Get, "/demo/it-support");
        demo.Headers.Location!.OriginalString.ShouldBe("/staff/it-support");
    }

    private static async Task<string> PageAsync(DeskClient agent, string path)
    {
        using var page = await agent.SendAsync(HttpMethod.Get, path);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }
}
