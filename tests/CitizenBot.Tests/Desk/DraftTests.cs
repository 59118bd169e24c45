using System.Net;

namespace CitizenBot.Tests.Desk;

public sealed class DraftTests(DeskServer desk) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task A_draft_and_the_session_survive_a_restart_and_the_message_ends_the_draft()
    {
        using var before = await desk.AgentAsync("doris", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync();
        await before.TakeAsync(citizen);
        var path = $"conversations/{citizen.ConversationId}";
        await before.ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Put, $"{path}/draft", new { text = "Jag ska just" });

        await desk.Server.RestartAsync();
        using var after = before.MovedTo(desk.Server);
        using var admin = desk.Admin.MovedTo(desk.Server);

        (await after.GetAsync(path)).GetProperty("draft").GetString().ShouldBe("Jag ska just");
        (await admin.GetAsync(path)).TryGetProperty("draft", out _).ShouldBeFalse();
        await after.SayAsync(citizen, "Jag ska just se efter.");
        (await after.GetAsync(path)).TryGetProperty("draft", out _).ShouldBeFalse();
    }
}

public sealed class DraftVersionTests(DeskServer desk) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task Saving_a_draft_leaves_the_conversations_version_alone()
    {
        var citizen = await desk.QueuedCitizenAsync();
        var version = (await desk.Admin.TakeAsync(citizen)).GetProperty("version").GetInt64();
        var path = $"conversations/{citizen.ConversationId}";

        await desk.Admin.ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Put, $"{path}/draft", new { text = "Hej" });
        await desk.Admin.ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Put, $"{path}/draft", new { text = "Hej du" });

        var detail = await desk.Admin.GetAsync(path);
        detail.GetProperty("draft").GetString().ShouldBe("Hej du");
        detail.GetProperty("version").GetInt64().ShouldBe(version);

        await desk.Admin.ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Put, $"{path}/draft", new { text = "" });
        (await desk.Admin.GetAsync(path)).TryGetProperty("draft", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Giving_a_conversation_back_drops_its_draft()
    {
        var citizen = await desk.QueuedCitizenAsync();
        await desk.Admin.TakeAsync(citizen);
        await desk.Admin.ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Put, $"conversations/{citizen.ConversationId}/draft", new { text = "Hej" });

        await desk.Admin.PostAsync($"conversations/{citizen.ConversationId}/give-back");

        await using var db = desk.Server.OpenDatabase();
        db.Drafts.Any(d => d.ConversationId == citizen.ConversationId).ShouldBeFalse();
    }
}
