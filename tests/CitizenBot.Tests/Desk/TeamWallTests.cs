using System.Net;

namespace CitizenBot.Tests.Desk;

public sealed class TeamWallTests(DeskServer desk) : IClassFixture<DeskServer>
{
    private const string Sensitive = "Hur ansöker jag om ekonomiskt bistånd?";

    [Fact]
    public async Task What_is_another_teams_is_not_there()
    {
        using var general = await desk.AgentAsync("gunnar", "kontaktcenter");
        using var social = await desk.AgentAsync("sofia", "socialtjanst");
        using var none = await desk.AgentAsync("nils");
        var citizen = await desk.QueuedCitizenAsync("sv", Sensitive);
        var path = $"conversations/{citizen.ConversationId}";

        (await social.ListAsync()).ShouldContain(citizen.ConversationId);
        (await social.GetAsync(path)).GetProperty("sensitive").GetBoolean().ShouldBeTrue();
        foreach (var agent in new[] { general, none })
        {
            (await agent.ListAsync()).ShouldNotContain(citizen.ConversationId);
            (await agent.StatusAsync(HttpMethod.Get, path)).ShouldBe(HttpStatusCode.NotFound);
            foreach (var command in new[] { "take", "give-back", "close" })
            {
                (await agent.StatusAsync(HttpMethod.Post, $"{path}/{command}", new { })).ShouldBe(HttpStatusCode.NotFound);
            }

            (await agent.StatusAsync(HttpMethod.Post, $"{path}/messages", new { id = "1", text = "x" })).ShouldBe(HttpStatusCode.NotFound);
            (await agent.StatusAsync(HttpMethod.Put, $"{path}/draft", new { text = "x" })).ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_sensitive_conversation_is_not_there_for_a_team_that_is_not_cleared()
    {
        using var general = await desk.AgentAsync("gustav", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync("sv", Sensitive);
        await using (var db = desk.Server.OpenDatabase())
        {
            var row = db.Conversations.Single(c => c.Id == citizen.ConversationId);
            row.Team = "kontaktcenter";
            await db.SaveChangesAsync();
        }

        (await general.ListAsync()).ShouldNotContain(citizen.ConversationId);
        (await general.StatusAsync(HttpMethod.Get, $"conversations/{citizen.ConversationId}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task New_teams_end_the_session_that_had_the_old_ones()
    {
        using var agent = await desk.AgentAsync("harald", "kontaktcenter");
        await desk.Admin.PostAsync("agents/harald", new { teams = Enumerable.Repeat("turist", 1) });
        (await agent.StatusAsync(HttpMethod.Get, "conversations")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_conversation_that_the_bot_has_is_nobodys_to_read()
    {
        var citizen = await desk.Server.GreetedCitizenAsync();
        (await desk.Admin.StatusAsync(HttpMethod.Get, $"conversations/{citizen.ConversationId}")).ShouldBe(HttpStatusCode.NotFound);
    }
}
