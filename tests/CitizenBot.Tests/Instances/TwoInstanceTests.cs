using System.Net;
using System.Text.Json.Nodes;
using CitizenBot.Operations;
using CitizenBot.Tests.Desk;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Instances;

public sealed class TwoInstanceTests(TwoInstances both) : IClassFixture<TwoInstances>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_session_of_one_instance_is_one_of_the_other_and_each_streams_what_the_other_writes()
    {
        var citizen = await both.Desk.QueuedCitizenAsync();
        using var agent = both.Desk.Admin.MovedTo(both.Second);
        await using var desk = await DeskStreamSocket.OpenAsync(both.Second, agent);
        await desk.WatchAsync(citizen, "0");
        await desk.UntilAsync(d => d.Activities(citizen).Any());
        await using var stream = await both.StreamAtSecondAsync(citizen);

        await agent.TakeAsync(citizen);
        await both.Desk.Admin.SayAsync(citizen, "Hej, jag heter Admin.");
        await stream.UntilAsync(all => all.Any(r => r.Words == "Hej, jag heter Admin."));
        await citizen.SayAsync("Hej hej!");
        await desk.UntilAsync(d => d.Activities(citizen).Any(a => a.Words == "Hej hej!"));
        desk.KeepAlives.ShouldBe(0, "The clock stands still: nobody has looked without being told.");
    }

    [Fact]
    public async Task Typing_at_one_instance_shows_on_streams_of_the_other()
    {
        var citizen = await both.First.GreetedCitizenAsync();
        await using var stream = await both.StreamAtSecondAsync(citizen);

        using var response = await citizen.PostAsync(new JsonObject { ["type"] = "typing", ["from"] = new JsonObject { ["id"] = citizen.UserId } });
        await stream.UntilAsync(all => all.Any(r => r.Type == "typing"));

        await citizen.SayAsync("Tack!");
        await stream.UntilAsync(all => all.Any(r => r.Words == "Tack!"));
        stream.Received.Count(r => r.Type == "typing").ShouldBe(1);
    }

    [Fact]
    public async Task Those_who_wait_hear_each_place_once_from_however_many_instances()
    {
        var first = await both.Desk.QueuedCitizenAsync();
        var second = await both.Desk.QueuedCitizenAsync();
        var third = await both.Desk.QueuedCitizenAsync();
        both.Desk.Time.Advance(TimeSpan.FromSeconds(6));

        using var other = both.Desk.Admin.MovedTo(both.Second);
        await both.Desk.Admin.TakeAsync(first);
        await third.UntilAsync(c => Positions(c).Count == 2);
        both.Desk.Time.Advance(TimeSpan.FromSeconds(6));
        await other.TakeAsync(second);
        await third.UntilAsync(c => Positions(c).Count == 3);
        both.Desk.Time.Advance(TimeSpan.FromSeconds(6));
        await second.PollAsync();

        Positions(third).ShouldBe([Positions(first)[0] + 2, Positions(first)[0] + 1, Positions(first)[0]]);
        Positions(second).ShouldBeUnique();
        await both.Desk.Admin.TakeAsync(third);
    }

    [Fact]
    public async Task Rates_are_counted_together_and_while_Redis_is_away_apart_and_streams_go_on_without_it()
    {
        (await LetThroughAsync(TwoInstances.MessagesPerMinute, 1)).ShouldBe((TwoInstances.MessagesPerMinute, 0));

        await both.Redis.StopAsync();
        (await LetThroughAsync(TwoInstances.MessagesPerMinute, TwoInstances.MessagesPerMinute + 1)).ShouldBe((TwoInstances.MessagesPerMinute, TwoInstances.MessagesPerMinute));
        var citizen = await both.First.GreetedCitizenAsync();
        await using var stream = await both.StreamAtSecondAsync(citizen);
        await citizen.SayAsync("Tack!");
        await stream.UntilAsync(all => all.Any(r => r.Words == "Tack!"));

        await both.Redis.StartAgainAsync();
        using var patience = new CancellationTokenSource(Patience);
        while (await LetThroughAsync(TwoInstances.MessagesPerMinute, 1) != (TwoInstances.MessagesPerMinute, 0))
        {
            patience.IsCancellationRequested.ShouldBeFalse("Redis is back, and the instances have not come back to it.");
        }
    }

    [Fact]
    public async Task An_instance_with_keys_of_its_own_does_not_start()
    {
        var folder = Directory.CreateTempSubdirectory("citizenbot-test-").FullName;
        try
        {
            var refusal = await Should.ThrowAsync<SettingException>(async () => await both.First.StartBesideAsync(("Keys:Path", folder)));
            refusal.Message.ShouldContain("Keys:Path");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>How many messages of a new citizen each instance lets through, the first one's sent first.</summary>
    private async Task<(int AtFirst, int AtSecond)> LetThroughAsync(int atFirst, int atSecond)
    {
        var citizen = await both.First.GreetedCitizenAsync();
        var first = await CountAsync(citizen, atFirst);
        citizen.Http = both.Second.Http;
        return (first, await CountAsync(citizen, atSecond));
    }

    private static async Task<int> CountAsync(DirectLineCitizen citizen, int messages)
    {
        var accepted = 0;
        for (var i = 0; i < messages; i++)
        {
            using var response = await citizen.PostAsync(new JsonObject { ["type"] = "message", ["text"] = "Tack!", ["from"] = new JsonObject { ["id"] = citizen.UserId } });
            response.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.TooManyRequests);
            accepted += response.StatusCode == HttpStatusCode.OK ? 1 : 0;
        }

        return accepted;
    }

    private static List<int> Positions(DirectLineCitizen citizen) =>
        [.. citizen.Received.Where(r => r.Name == "citizenbot/queue").Select(r => r.Json.GetProperty("value").GetProperty("position").GetInt32())];
}
