using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.DirectLine;

public sealed class OrderTests
{
    private const int Conversations = 100;
    private static readonly string[] Questions = ["Hur ansöker jag om förskola?", "Hur får jag bibliotekskort?", "Tack så mycket!"];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Messages_sent_at_the_same_moment_are_answered_in_the_order_of_their_numbers_each_once(DatabaseKind database)
    {
        await using var server = await CitizenBotServer.StartAsync(database);
        var citizens = await Task.WhenAll(Enumerable.Range(0, Conversations).Select(_ => server.GreetedCitizenAsync()));

        await Task.WhenAll(citizens.SelectMany(citizen => Questions.Select(question => citizen.SayAsync(question))));
        await Task.WhenAll(citizens.Select(citizen => citizen.UntilAsync(c => c.FromBot.Count(r => r.Type == "message") > Questions.Length)));

        foreach (var citizen in citizens)
        {
            var asked = citizen.Received.Where(r => r.Role == "user").Select(r => r.Id).ToList();
            asked.Count.ShouldBe(Questions.Length);
            citizen.FromBot.Where(r => r.Type == "message").Skip(1).Select(r => r.ReplyToId).ShouldBe(asked);
            citizen.Received.Select(r => r.Id).ShouldBe(citizen.Received.Select(r => r.Id).Order(StringComparer.Ordinal));
        }

        server.Log.Errors.ShouldBeEmpty();
    }
}
