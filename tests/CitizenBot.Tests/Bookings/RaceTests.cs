using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.Bookings;

public sealed class RaceTests
{
    private static readonly (int Citizens, int Seats) Size = TestSeed.Long ? (200, 50) : (30, 10);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Of_many_citizens_who_choose_one_time_at_once_exactly_as_many_get_it_as_there_are_seats(DatabaseKind database)
    {
        using var content = ContentCopy.OfEverything();
        content.Change("goteborg-se/services/medborgarkontor/booking.yaml", yaml => yaml.Replace("seats: 2", $"seats: {Size.Seats}", StringComparison.Ordinal));
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Database = database,
            Time = new ManualTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)),
            Settings = new Dictionary<string, string> { ["content"] = content.Folder },
        });
        var citizens = await Task.WhenAll(Enumerable.Range(0, Size.Citizens).Select(_ => server.GreetedCitizenAsync()));
        var offers = await Task.WhenAll(citizens.Select(BookingTalk.ToTheOfferAsync));
        var time = offers.Select(offer => offer.Buttons[0]).Distinct().ShouldHaveSingleItem();

        var ends = await Task.WhenAll(citizens.Select((citizen, i) => BookingTalk.FromTheOfferAsync(citizen, time, $"Person {(char)('A' + (i % 26))}")));

        var references = ends.Where(BookingTalk.IsDone).Select(end => BookingTalk.Reference(end)!.Replace("-", "", StringComparison.Ordinal)).ToList();
        references.Count.ShouldBe(Size.Seats);
        ends.Where(end => !BookingTalk.IsDone(end)).ShouldAllBe(end => !end.Buttons.Contains(time));
        await using var db = server.OpenDatabase();
        (await db.Bookings.Select(b => b.Reference).ToListAsync()).ShouldBe(references, ignoreOrder: true);
        (await db.Seats.Where(s => s.ExpiresAt == null).Select(s => s.Owner).ToListAsync()).ShouldBe(references, ignoreOrder: true);
        (await db.Seats.Select(s => s.Start).Distinct().CountAsync()).ShouldBe(1);
        server.Log.Errors.ShouldBeEmpty();
    }
}
