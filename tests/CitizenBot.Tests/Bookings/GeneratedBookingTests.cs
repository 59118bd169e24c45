using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Storage;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CitizenBot.Tests.Bookings;

/// <summary>Holds, bookings, moves and cancellations at random on few seats, each compared with what a list in memory says must come of it.</summary>
public sealed class GeneratedBookingTests
{
    private const int Steps = 250;
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task No_seat_is_given_twice_no_hold_is_lost_before_its_time_and_every_change_is_whole_or_refused(DatabaseKind database)
    {
        var time = new ManualTimeProvider(Monday);
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions { Database = database, Time = time });
        var writer = server.Services.GetRequiredService<ITurnWriter>();
        var random = TestSeed.Random();
        var owners = new List<Owner>();
        var (refused, kept) = (0, 0);
        for (var step = 0; step < Steps; step++)
        {
            if (random.Next(4) == 0)
            {
                time.Advance(TimeSpan.FromMinutes(random.Next(1, 5)));
            }

            var now = Instant.FromDateTimeOffset(time.GetUtcNow());
            owners.RemoveAll(owner => owner.ExpiresAt <= now);
            var (change, after) = Next(random, owners, now);
            var possible = after is not null;
            try
            {
                await writer.CommitAsync(new Commit(null, change), CancellationToken.None);
                possible.ShouldBeTrue($"Step {step} of seed {TestSeed.Value}: {change} was let through.");
                (owners, kept) = (after!, kept + 1);
            }
            catch (CommitConflictException e)
            {
                possible.ShouldBeFalse($"Step {step} of seed {TestSeed.Value}: {change} was refused: {e.Message}");
                refused++;
            }

            await using var db = server.OpenDatabase();
            var unix = now.ToUnixTimeMilliseconds();
            var stored = await db.Seats.AsNoTracking().Where(s => s.ExpiresAt == null || s.ExpiresAt > unix).ToListAsync();
            stored.Select(s => (s.Owner, s.Resource, s.Start, s.Seat)).ShouldBe(
                owners.SelectMany(o => o.Cells.Select(c => (o.Id, c.Resource, c.Start.ToUnixTimeMilliseconds(), c.Seat))), ignoreOrder: true, $"After step {step} of seed {TestSeed.Value}");
        }

        refused.ShouldBeGreaterThan(Steps / 20);
        kept.ShouldBeGreaterThan(Steps / 3);
    }

    /// <summary>A change, and who has what if it is possible; null if it must be refused.</summary>
    private static (Change Change, List<Owner>? After) Next(Random random, List<Owner> owners, Instant now)
    {
        var cells = Cells(random);
        var holds = owners.Where(o => o.Booking is null).ToList();
        var bookings = owners.Where(o => o.Booking is not null).ToList();
        switch (random.Next(6))
        {
            case 0 when holds.Count > 0:
                var confirmed = holds[random.Next(holds.Count)];
                var booking = Booking(confirmed.Cells[0], now);
                return (new BookingConfirmed(booking, Guid.Parse(confirmed.Id), [], null),
                    [.. owners.Where(o => o != confirmed), confirmed with { Id = booking.Reference.Value, ExpiresAt = null, Booking = booking }]);
            case 1 when holds.Count > 0:
                var released = holds[random.Next(holds.Count)];
                return (new HoldReleased(Guid.Parse(released.Id)), [.. owners.Where(o => o != released)]);
            case 2 when bookings.Count > 0:
                var moved = bookings[random.Next(bookings.Count)];
                var sequence = moved.Booking!.Sequence + (random.Next(5) == 0 ? 2 : 1); // now and then what was read is stale
                var isFree = !owners.Where(o => o != moved).SelectMany(o => o.Cells).Intersect(cells).Any() && sequence == moved.Booking.Sequence + 1;
                return (new BookingMoved(moved.Booking.Reference, "a", cells[0].Start, cells[0].Start + Duration.FromMinutes(15), cells, sequence, null),
                    isFree ? [.. owners.Where(o => o != moved), moved with { Cells = cells, Booking = moved.Booking with { Sequence = sequence } }] : null);
            case 3 when bookings.Count > 0:
                var cancelled = bookings[random.Next(bookings.Count)];
                return (new BookingCancelled(cancelled.Booking!.Reference, cancelled.Booking.Sequence + 1), [.. owners.Where(o => o != cancelled)]);
            case 4:
                // A hold that nobody has, or no longer.
                return (new BookingConfirmed(Booking(cells[0], now), Guid.NewGuid(), [], null), null);
            default:
                var (id, until) = (Guid.NewGuid(), now + Duration.FromMinutes(random.Next(1, 10)));
                var taken = owners.SelectMany(o => o.Cells).Intersect(cells).Any();
                return (new SlotHeld(id, "c", cells, until), taken ? null : [.. owners, new Owner(id.ToString("N"), cells, until, null)]);
        }
    }

    /// <summary>A quarter of an hour on one seat, overlapping others by chance.</summary>
    private static List<BookingCell> Cells(Random random)
    {
        var start = Instant.FromUtc(2026, 12, 1, 9, 0) + Duration.FromMinutes(BookingCell.Minutes * random.Next(0, 12));
        var seat = random.Next(2);
        return [.. Enumerable.Range(0, 3).Select(i => new BookingCell("goteborg-se/test/a", start + Duration.FromMinutes(BookingCell.Minutes * i), seat))];
    }

    private static Booking Booking(BookingCell cell, Instant now) => new()
    {
        Reference = BookingReference.Create(),
        Assistant = "goteborg-se",
        Service = "test",
        Place = "a",
        Start = cell.Start,
        End = cell.Start + Duration.FromMinutes(15),
        Seats = 1,
        Language = "sv",
        Contact = new BookingContact("Anna", null, null, null, null),
        ConversationKey = "c",
        Sequence = 0,
        State = BookingState.Confirmed,
        CreatedAt = now,
    };

    private sealed record Owner(string Id, List<BookingCell> Cells, Instant? ExpiresAt, Booking? Booking);
}
