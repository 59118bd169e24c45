using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Desk;

public sealed class StreamTests(DeskServer desk) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task Each_change_of_a_conversation_comes_to_the_desks_of_its_team_alone()
    {
        using var general = await desk.AgentAsync("greta", "kontaktcenter");
        using var social = await desk.AgentAsync("sigrid", "socialtjanst");
        await using var near = await DeskStreamSocket.OpenAsync(desk, general);
        await using var far = await DeskStreamSocket.OpenAsync(desk, social);

        var citizen = await desk.QueuedCitizenAsync();
        await near.UntilAsync(s => Statuses(s, citizen).LastOrDefault() == "queued");
        await general.TakeAsync(citizen);
        await near.UntilAsync(s => Statuses(s, citizen).LastOrDefault() == "agent");
        await citizen.SayAsync("Hallå?");
        await near.UntilAsync(s => s.Conversations.Any(c => c.TryGetProperty("lastText", out var text) && text.GetString() == "Hallå?"));
        await general.PostAsync($"conversations/{citizen.ConversationId}/give-back");
        await near.UntilAsync(s => Statuses(s, citizen).LastOrDefault() == "bot");

        // Something that the other desk does see shows that it has seen nothing before.
        var theirs = await desk.QueuedCitizenAsync("sv", "Hur ansöker jag om ekonomiskt bistånd?");
        await far.UntilAsync(s => s.Conversations.Any());
        far.Conversations.Select(c => c.GetProperty("id").GetString()).Distinct().ShouldHaveSingleItem().ShouldBe(theirs.ConversationId);
    }

    [Fact]
    public async Task A_conversation_that_has_left_the_lists_says_so_and_nothing_else()
    {
        using var agent = await desk.AgentAsync("gotthard", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync("sv", "Hur ansöker jag om förskola?");
        await using var stream = await DeskStreamSocket.OpenAsync(desk, agent);

        await citizen.SendEventAsync("citizenbot/leave-queue");
        await stream.UntilAsync(s => Statuses(s, citizen).LastOrDefault() == "bot");

        stream.Conversations.Last().TryGetProperty("lastText", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_watched_conversation_comes_whole_once_and_in_order_also_over_a_new_connection()
    {
        using var agent = await desk.AgentAsync("vera", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync();
        await agent.TakeAsync(citizen);
        await using var first = await DeskStreamSocket.OpenAsync(desk, agent);
        await using var whole = await DeskStreamSocket.OpenAsync(desk, agent);
        await first.WatchAsync(citizen, "0");
        await whole.WatchAsync(citizen, "0");

        var saying = Enumerable.Range(0, 15).Select(i => citizen.SayAsync($"citizen {i}")).Concat(Enumerable.Range(0, 15).Select(i => (Task)agent.SayAsync(citizen, $"agent {i}")));
        var all = Task.WhenAll(saying);
        await first.UntilAsync(s => s.Activities(citizen).Count(a => a.Type == "message") >= 10);
        await using var second = await DeskStreamSocket.OpenAsync(desk, agent);
        await second.WatchAsync(citizen, Watermark(first)!);
        await all;
        await second.UntilAsync(s => Said(first, citizen) + Said(s, citizen) == 30);
        await whole.UntilAsync(s => Said(s, citizen) == 30);

        // The turns of the citizen's last messages may still add an event: what came is compared as far as it came.
        var stored = (await agent.GetAsync($"conversations/{citizen.ConversationId}")).GetProperty("activities").EnumerateArray().Select(a => a.GetProperty("id").GetString()!).ToList();
        foreach (var came in new[] { whole.Activities(citizen), first.Activities(citizen).Concat(second.Activities(citizen)) })
        {
            var ids = came.Select(a => a.Id).ToList();
            ids.ShouldBe(stored.Take(ids.Count));
        }
    }

    [Fact]
    public async Task Long_conversations_come_in_frames_of_at_most_64_kilobytes()
    {
        using var agent = await desk.AgentAsync("lars", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync();
        await agent.TakeAsync(citizen);
        for (var i = 0; i < 30; i++)
        {
            await agent.SayAsync(citizen, new string('ش', 4000));
        }

        await using var stream = await DeskStreamSocket.OpenAsync(desk, agent);
        await stream.WatchAsync(citizen, "0");
        await stream.UntilAsync(s => s.Activities(citizen).Count(a => a.Words.Length == 4000) == 30);

        stream.LargestPart.ShouldBeLessThanOrEqualTo(64 * 1024);
        stream.Frames.Count.ShouldBeGreaterThan(3);
        stream.Frames.Select(f => long.Parse(f.GetProperty("watermark").GetString()!, CultureInfo.InvariantCulture)).ShouldBeInOrder(SortDirection.Ascending);
    }

    [Fact]
    public async Task What_lies_behind_the_wall_cannot_be_watched()
    {
        using var agent = await desk.AgentAsync("walle", "kontaktcenter");
        var hidden = await desk.QueuedCitizenAsync("sv", "Hur ansöker jag om ekonomiskt bistånd?");
        var open = await desk.QueuedCitizenAsync();
        await using var stream = await DeskStreamSocket.OpenAsync(desk, agent);

        await stream.WatchAsync(hidden, "0");
        await stream.WatchAsync(open, "0");
        await stream.UntilAsync(s => s.Activities(open).Any());

        stream.Activities(hidden).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_another_instance_wrote_comes_without_a_signal()
    {
        using var agent = await desk.AgentAsync("inga", "kontaktcenter");
        var citizen = await desk.QueuedCitizenAsync();
        await using var stream = await DeskStreamSocket.OpenAsync(desk, agent);
        await using (var db = desk.Server.OpenDatabase())
        {
            var row = db.Conversations.Single(c => c.Id == citizen.ConversationId);
            (row.Priority, row.Version) = (2, row.Version + 1);
            await db.SaveChangesAsync();
        }

        await desk.RunClockUntilAsync(stream.UntilAsync(s => s.Conversations.Any(c => c.GetProperty("priority").GetString() == "emergency") && s.KeepAlives > 0));
    }

    [Fact]
    public async Task The_stream_ends_with_the_session()
    {
        using var agent = await desk.AgentAsync("enok", "kontaktcenter");
        await using var stream = await DeskStreamSocket.OpenAsync(desk, agent);

        await desk.Admin.PostAsync("agents/enok", new { disabled = true });
        var end = stream.EndAsync();
        await desk.RunClockUntilAsync(end);

        (await end).ShouldBe(WebSocketCloseStatus.PolicyViolation);
    }

    [Fact]
    public async Task Another_sites_page_opens_no_stream()
    {
        using var agent = await desk.AgentAsync("evert", "kontaktcenter");
        (await Should.ThrowAsync<WebSocketException>(() => DeskStreamSocket.OpenAsync(desk, agent, "https://evil.example"))).Message.ShouldContain("403");
    }

    private static IEnumerable<string?> Statuses(DeskStreamSocket stream, DirectLineCitizen citizen) =>
        stream.Conversations.Where(c => c.GetProperty("id").GetString() == citizen.ConversationId).Select(c => c.GetProperty("status").GetString());

    private static int Said(DeskStreamSocket stream, DirectLineCitizen citizen) =>
        stream.Activities(citizen).Count(a => a.Words.StartsWith("citizen ", StringComparison.Ordinal) || a.Words.StartsWith("agent ", StringComparison.Ordinal));

    private static string? Watermark(DeskStreamSocket stream) => stream.Frames.Where(f => f.GetProperty("type").GetString() == "activities")
        .Select(f => f.GetProperty("watermark").GetString()).LastOrDefault();
}
