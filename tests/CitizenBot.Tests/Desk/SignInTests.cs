using System.Net;

namespace CitizenBot.Tests.Desk;

public sealed class SignInTests(DeskServer desk) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task The_first_start_prints_a_password_that_opens_nothing_but_its_own_change()
    {
        var fresh = await DeskServer.StartAsync();
        using var admin = DeskClient.For(fresh.Server);
        var me = await admin.PostAsync("sign-in", new { userName = "Admin", password = fresh.FirstPassword });

        me.GetProperty("mustChangePassword").GetBoolean().ShouldBeTrue();
        me.GetProperty("teams").EnumerateArray().Select(t => t.GetString()).ShouldBe(["enhetschef", "forskola", "it_sakerhet", "it_servicedesk", "kontaktcenter", "samordnare", "sjukskoterska", "socialtjanst", "stadsmiljo", "turist", "vuxenutbildning"]);
        (await admin.StatusAsync(HttpMethod.Get, "conversations")).ShouldBe(HttpStatusCode.Forbidden);
        (await admin.StatusAsync(HttpMethod.Get, "agents")).ShouldBe(HttpStatusCode.Forbidden);
        (await admin.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.OK);

        await admin.ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Post, "password", new { current = fresh.FirstPassword, @new = DeskServer.Password });
        (await admin.StatusAsync(HttpMethod.Get, "agents")).ShouldBe(HttpStatusCode.OK);
        (await admin.GetAsync("me")).GetProperty("mustChangePassword").GetBoolean().ShouldBeFalse();
        await fresh.DisposeAsync();
    }

    [Fact]
    public async Task The_password_is_printed_at_the_first_start_alone()
    {
        var fresh = await DeskServer.StartAsync();
        var first = fresh.Terminal;

        await fresh.Server.RestartAsync();

        first.ShouldContain("sign in as admin");
        fresh.Terminal.ShouldBe(first);
        await fresh.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("elevenchars")]
    [InlineData("Veronica.Lind")]
    [InlineData(DeskServer.Password)]
    public async Task A_new_password_that_is_short_or_the_name_or_the_old_one_is_refused(string password)
    {
        var name = $"veronica.lind{(password == "Veronica.Lind" ? "" : password.Length)}";
        using var agent = await desk.AgentAsync(name, "kontaktcenter");

        var problem = await agent.ExpectAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "password", new { current = DeskServer.Password, @new = password });

        problem.GetProperty("detail").GetString()!.ShouldContain("password");
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour()
    {
        using var agent = await desk.AgentAsync("lasse", "kontaktcenter");
        using var stranger = DeskClient.For(desk.Server);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await stranger.SignInAsync("lasse", "wrong password!")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await stranger.SignInAsync("lasse", DeskServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        desk.Time.Advance(TimeSpan.FromMinutes(14));
        (await stranger.SignInAsync("lasse", DeskServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        desk.Time.Advance(TimeSpan.FromMinutes(2));
        (await stranger.SignInAsync("lasse", DeskServer.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Wrong_passwords_at_the_same_moment_are_all_counted()
    {
        using var agent = await desk.AgentAsync("lotta", "kontaktcenter");
        using var stranger = DeskClient.For(desk.Server);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => stranger.SignInAsync("lotta", "wrong password!")));

        (await stranger.SignInAsync("lotta", DeskServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_before_it()
    {
        using var agent = await desk.AgentAsync("linnea", "kontaktcenter");
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                (await agent.SignInAsync("linnea", "wrong password!")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            }

            (await agent.SignInAsync("linnea", DeskServer.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_disabled_account_ends_its_sessions_and_signs_in_no_more()
    {
        using var agent = await desk.AgentAsync("disa", "kontaktcenter");
        (await agent.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.OK);

        await desk.Admin.PostAsync("agents/disa", new { disabled = true });

        (await agent.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.Unauthorized);
        (await agent.SignInAsync("disa", DeskServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_keeps_this_one()
    {
        using var here = await desk.AgentAsync("petra", "kontaktcenter");
        using var there = DeskClient.For(desk.Server);
        (await there.SignInAsync("petra", DeskServer.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await here.ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Post, "password", new { current = DeskServer.Password, @new = "another long password" });

        (await here.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.OK);
        (await there.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var agent = await desk.AgentAsync("ulla", "kontaktcenter");
        await agent.ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Post, "sign-out");
        (await agent.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.Unauthorized);
    }
}
