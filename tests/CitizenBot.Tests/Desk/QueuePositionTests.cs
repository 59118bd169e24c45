using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Desk;

public sealed class QueuePositionTests(DeskServer desk) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task Those_who_wait_hear_their_new_place_once_and_the_others_nothing()
    {
        var first = await desk.QueuedCitizenAsync();
        var second = await desk.QueuedCitizenAsync("en");
        var third = await desk.QueuedCitizenAsync("ar");

        await desk.Admin.TakeAsync(first);
        await second.UntilAsync(c => Positions(c).Count == 2);
        await third.UntilAsync(c => Positions(c).Count == 2);
        Positions(second).ShouldBe([2, 1]);
        Positions(third).ShouldBe([3, 2]);
        third.Received.Last(r => r.Name == "citizenbot/queue").Locale.ShouldBe("ar");

        // Danger goes first: the third overtakes the second.
        await third.SayAsync("حريق بالبيت");
        await third.UntilAsync(c => Positions(c).Count == 3);
        await second.UntilAsync(c => Positions(c).Count == 3);
        Positions(third).ShouldBe([3, 2, 1]);
        Positions(second).ShouldBe([2, 1, 2]);

        await third.SendEventAsync("citizenbot/leave-queue");
        await second.UntilAsync(c => Positions(c).Count == 4);
        await first.PollAsync();
        Positions(second).ShouldBe([2, 1, 2, 1]);
        Positions(first).ShouldBe([1]);
    }

    [Fact]
    public async Task A_restart_repeats_no_place()
    {
        var time = new ManualTimeProvider(desk.Time.GetUtcNow());
        await using var fresh = await CitizenBotServer.StartAsync(new ServerOptions { Time = time });
        var citizen = await fresh.GreetedCitizenAsync();
        await citizen.SendEventAsync("citizenbot/person");
        await citizen.NextAsync(r => r.Name == "citizenbot/queue");

        time.Advance(TimeSpan.FromSeconds(1));
        await fresh.RestartAsync();
        citizen.Http = fresh.Http;

        // The service has looked at the queue once the next citizen, behind this one, has been told a place and this one has left.
        var next = await fresh.GreetedCitizenAsync();
        await next.SendEventAsync("citizenbot/person");
        await next.NextAsync(r => r.Name == "citizenbot/queue");
        await citizen.SendEventAsync("citizenbot/leave-queue");
        await next.UntilAsync(c => Positions(c).LastOrDefault() == 1);
        await citizen.PollAsync();

        Positions(citizen).ShouldBe([1]);
    }

    private static List<int> Positions(DirectLineCitizen citizen) =>
        [.. citizen.Received.Where(r => r.Name == "citizenbot/queue").Select(r => r.Json.GetProperty("value").GetProperty("position").GetInt32())];
}
