using System.Net;

namespace CitizenBot.Tests.Desk;

public sealed class AgentTests(DeskServer desk) : IClassFixture<DeskServer>
{
    private static readonly string[] AgentOnly = ["agent"];
    private static readonly string[] AdministratorOnly = ["administrator"];
    private static readonly string[] UnknownTeam = ["kontaktcenter", "hemliga"];

    [Fact]
    public async Task The_accounts_are_listed_with_the_teams_that_there_are()
    {
        var list = await desk.Admin.GetAsync("agents");
        var admin = list.GetProperty("agents").EnumerateArray().Single(a => a.GetProperty("userName").GetString() == "admin");

        admin.GetProperty("roles").EnumerateArray().Select(r => r.GetString()).ShouldBe(["agent", "supervisor", "editor", "administrator", "auditor"], ignoreOrder: true);
        admin.EnumerateObject().Select(p => p.Name).ShouldBe(["userName", "displayName", "roles", "teams", "disabled", "mustChangePassword"], ignoreOrder: true);
        list.GetProperty("teams").EnumerateArray().ShouldContain(t => t.GetProperty("id").GetString() == "kontaktcenter" && t.GetProperty("name").GetString() == "Kontaktcenter");
    }

    [Fact]
    public async Task The_last_administrator_can_neither_be_disabled_nor_demoted()
    {
        foreach (var change in new object[] { new { disabled = true }, new { roles = AgentOnly }, new { roles = Array.Empty<string>() } })
        {
            var problem = await desk.Admin.ExpectAsync(HttpStatusCode.Conflict, HttpMethod.Post, "agents/admin", change);
            problem.GetProperty("detail").GetString().ShouldBe("At least one administrator must remain.");
        }

        (await desk.Admin.StatusAsync(HttpMethod.Get, "agents")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_administrator_beside_another_can_step_down()
    {
        using var second = await desk.SignedInAsync("stefan", "administrator");
        (await second.StatusAsync(HttpMethod.Post, "agents/stefan", new { roles = AgentOnly })).ShouldBe(HttpStatusCode.OK);
        (await second.StatusAsync(HttpMethod.Get, "agents")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_reset_password_ends_the_session_and_must_be_changed()
    {
        using var agent = await desk.AgentAsync("rolf", "kontaktcenter");

        var reset = await desk.Admin.PostAsync("agents/rolf", new { resetPassword = true });
        var password = reset.GetProperty("oneTimePassword").GetString()!;

        (await agent.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.Unauthorized);
        (await agent.SignInAsync("rolf", DeskServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await agent.PostAsync("sign-in", new { userName = "rolf", password })).GetProperty("mustChangePassword").GetBoolean().ShouldBeTrue();
        (await agent.StatusAsync(HttpMethod.Get, "conversations")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_new_display_name_keeps_the_session_and_gives_no_password()
    {
        using var agent = await desk.AgentAsync("doria", "kontaktcenter");

        var answer = await desk.Admin.PostAsync("agents/doria", new { displayName = "Doria D" });

        answer.TryGetProperty("oneTimePassword", out _).ShouldBeFalse();
        (await agent.GetAsync("me")).GetProperty("displayName").GetString().ShouldBe("Doria D");
    }

    public static TheoryData<string, object> LossesOfRights => new()
    {
        { "ture", new { disabled = true } },
        { "tyra", new { roles = Array.Empty<string>() } },
        { "tage", new { teams = Enumerable.Repeat("turist", 1) } },
    };

    [Theory]
    [MemberData(nameof(LossesOfRights))]
    public async Task Who_may_no_longer_have_a_conversation_loses_it_and_the_citizen_hears_that_they_wait(string userName, object change)
    {
        using var agent = await desk.AgentAsync(userName, "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync();
        await agent.TakeAsync(citizen);
        await citizen.NextAsync(r => State(r) == "agent");

        await desk.Admin.PostAsync($"agents/{userName}", change);

        var told = await citizen.NextAsync(r => State(r) == "queued");
        told.Json.GetProperty("value").GetProperty("team").GetString().ShouldBe("Kontaktcenter");
        using var colleague = await desk.AgentAsync($"{userName}2", "kontaktcenter");
        (await colleague.TakeAsync(citizen)).GetProperty("agent").GetProperty("userName").GetString().ShouldBe($"{userName}2");
    }

    private static string? State(CitizenBot.Tests.Kit.Received received) =>
        received.Name == "citizenbot/service-state" ? received.Json.GetProperty("value").GetProperty("state").GetString() : null;

    [Fact]
    public async Task A_name_is_given_once()
    {
        using var agent = await desk.AgentAsync("einar");
        (await desk.Admin.StatusAsync(HttpMethod.Post, "agents", new { userName = "Einar", displayName = "E", roles = AgentOnly })).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_makes_no_account_is_refused_with_a_sentence()
    {
        foreach (var account in new object[]
        {
            new { displayName = "N" },
            new { userName = "x", displayName = "N" },
            new { userName = "with space", displayName = "N" },
            new { userName = "name" },
            new { userName = "name", displayName = " " },
            new { userName = "name", displayName = new string('n', 81) },
            new { userName = "name", displayName = "N", roles = UnknownTeam },
            new { userName = "name", displayName = "N", roles = AdministratorOnly, teams = UnknownTeam },
        })
        {
            var problem = await desk.Admin.ExpectAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "agents", account);
            problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        }
    }
}
