using System.Net;
using CitizenBot.Tests.Kit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Desk;

/// <summary>Each role against each route of the desk, as the program has mapped them.</summary>
public sealed class RightsTests(DeskServer desk) : IClassFixture<DeskServer>
{
    /// <summary>The first part of a route, and the roles that it is for.</summary>
    private static readonly Dictionary<string, string[]> May = new()
    {
        ["conversations"] = ["agent", "supervisor"],
        ["bookings"] = ["agent", "supervisor"],
        ["bookings.csv"] = ["agent", "supervisor"],
        ["applications"] = ["agent", "supervisor"],
        ["stream"] = ["agent", "supervisor"],
        ["notices"] = ["editor", "administrator"],
        ["agents"] = ["administrator"],
        ["switches"] = ["administrator"],
        ["audit"] = ["auditor"],
        ["audit.csv"] = ["auditor"],
        ["audit.json"] = ["auditor"],
        ["me"] = ["agent", "supervisor", "editor", "administrator", "auditor"],
    };

    /// <summary>They end the session, or are for whoever has none.</summary>
    private static readonly string[] OfSessions = ["sign-in", "sign-out", "password"];

    [Theory]
    [InlineData("agent")]
    [InlineData("supervisor")]
    [InlineData("editor")]
    [InlineData("administrator")]
    [InlineData("auditor")]
    public async Task A_role_opens_its_own_routes_and_no_others(string role)
    {
        using var person = await desk.SignedInAsync($"role-{role}", role, "kontaktcenter");
        var routes = desk.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/desk/api/", StringComparison.Ordinal))
            .Select(e => (Method: e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0], Path: e.RoutePattern.RawText!["/desk/api/".Length..].TrimEnd('/')))
            .Where(r => r.Method is not null && !OfSessions.Contains(r.Path) && !r.Path.StartsWith("{**", StringComparison.Ordinal)).Distinct().ToList();
        routes.Count.ShouldBeGreaterThan(25);

        foreach (var (method, path) in routes)
        {
            May.ShouldContainKey(path.Split('/')[0], "a new route has to say here whom it is for");
            var status = await person.StatusAsync(new HttpMethod(method!), path.Replace('{', 'x').Replace('}', 'x'));
            (status != HttpStatusCode.Forbidden).ShouldBe(May[path.Split('/')[0]].Contains(role), $"{role}: {method} {path}: {status}");
            status.ShouldNotBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_cookie_from_before_the_sign_in_is_none_after_it()
    {
        using var person = await desk.AgentAsync("fixa", "kontaktcenter");
        using var planted = DeskClient.For(desk.Server);
        planted.Cookies.Add(desk.Server.Address, new Cookie("citizenbot-desk", "planted", "/"));
        (await planted.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.Unauthorized);

        (await planted.SignInAsync("fixa", DeskServer.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);

        planted.Cookies.GetAllCookies().Select(c => c.Value).ShouldNotContain("planted");
        using var attacker = DeskClient.For(desk.Server);
        attacker.Cookies.Add(desk.Server.Address, new Cookie("citizenbot-desk", "planted", "/"));
        (await attacker.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.Unauthorized);
    }
}
