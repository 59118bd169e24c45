using System.Net;

namespace CitizenBot.Tests.Desk;

public sealed class SessionLengthTests(DeskServer desk) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task A_session_ends_after_an_hour_without_a_call_and_after_eight_hours_with_them()
    {
        using var idle = await desk.AgentAsync("ida", "kontaktcenter");
        using var busy = await desk.AgentAsync("bosse", "kontaktcenter");
        for (var minutes = 0; minutes < 405; minutes += 45)
        {
            desk.Time.Advance(TimeSpan.FromMinutes(45));
            (await busy.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.OK);
        }

        (await idle.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.Unauthorized);
        desk.Time.Advance(TimeSpan.FromMinutes(40));
        (await busy.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.OK);
        desk.Time.Advance(TimeSpan.FromMinutes(40));
        (await busy.StatusAsync(HttpMethod.Get, "me")).ShouldBe(HttpStatusCode.Unauthorized);
    }
}
