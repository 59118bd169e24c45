using System.Net;

namespace CitizenBot.Tests.Desk;

public sealed class AccessTests(DeskServer desk) : IClassFixture<DeskServer>
{
    [Theory]
    [InlineData("GET", "me")]
    [InlineData("POST", "sign-out")]
    [InlineData("POST", "password")]
    [InlineData("GET", "conversations")]
    [InlineData("GET", "conversations/x")]
    [InlineData("POST", "conversations/x/take")]
    [InlineData("POST", "conversations/x/messages")]
    [InlineData("PUT", "conversations/x/draft")]
    [InlineData("POST", "conversations/x/give-back")]
    [InlineData("POST", "conversations/x/close")]
    [InlineData("GET", "agents")]
    [InlineData("POST", "agents")]
    [InlineData("POST", "agents/admin")]
    [InlineData("GET", "stream")]
    public async Task Without_a_session_every_call_is_refused_with_a_sentence(string method, string path)
    {
        using var nobody = DeskClient.For(desk.Server);
        using var response = await nobody.SendAsync(new HttpMethod(method), path);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.Content.ReadAsStringAsync()).ShouldContain("Sign in first.");
    }

    [Fact]
    public async Task An_agent_does_not_manage_accounts()
    {
        using var agent = await desk.AgentAsync("anton", "kontaktcenter");
        (await agent.StatusAsync(HttpMethod.Get, "agents")).ShouldBe(HttpStatusCode.Forbidden);
        (await agent.StatusAsync(HttpMethod.Post, "agents/anton", new { disabled = false })).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_administrator_without_the_agents_role_sees_no_conversations()
    {
        using var administrator = await desk.SignedInAsync("stina", "administrator", "kontaktcenter");

        (await administrator.StatusAsync(HttpMethod.Get, "agents")).ShouldBe(HttpStatusCode.OK);
        (await administrator.StatusAsync(HttpMethod.Get, "conversations")).ShouldBe(HttpStatusCode.Forbidden);
        (await administrator.StatusAsync(HttpMethod.Get, "stream")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_call_that_changes_something_from_another_page_is_refused(string origin)
    {
        using var agent = await desk.AgentAsync($"olle{origin.Length}", "kontaktcenter");
        using var citizen = await agent.SendAsync(HttpMethod.Post, "sign-out", origin: origin);
        using var signIn = await agent.SendAsync(HttpMethod.Post, "sign-in", new { userName = "admin", password = DeskServer.Password }, origin);

        citizen.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        signIn.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await agent.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        using var browser = DeskClient.For(desk.Server);
        using var response = await browser.SignInAsync("admin", DeskServer.Password);

        var cookie = response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();

        cookie.ShouldStartWith("citizenbot-desk=");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_desk_does_not_know_is_not_found()
    {
        (await desk.Admin.StatusAsync(HttpMethod.Get, "nothing")).ShouldBe(HttpStatusCode.NotFound);
        (await desk.Admin.StatusAsync(HttpMethod.Get, "conversations/nothing")).ShouldBe(HttpStatusCode.NotFound);
        (await desk.Admin.StatusAsync(HttpMethod.Post, "agents/nobody", new { disabled = true })).ShouldBe(HttpStatusCode.NotFound);
    }
}
