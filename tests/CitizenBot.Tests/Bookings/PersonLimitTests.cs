using CitizenBot.Dialogs.Bookings;
using CitizenBot.Storage;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CitizenBot.Tests.Bookings;

public sealed class PersonLimitTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Of_one_persons_bookings_at_once_as_many_stand_as_one_person_may_have(DatabaseKind database)
    {
        var time = new ManualTimeProvider(Monday);
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions { Database = database, Time = time });
        var writer = server.Services.GetRequiredService<ITurnWriter>();
        var bookings = server.Services.GetRequiredService<IBookingReader>();
        var service = server.Services.GetRequiredService<IReadOnlyDictionary<string, CitizenBot.Dialogs.Assistants.Assistant>>()["goteborg-com"].Services["stadsvandring"].Booking!;
        var free = new BookingCalendar(service).Free(Instant.FromDateTimeOffset(Monday), []);

        // Each has read that the person has none yet, and each takes another time: only the key of the limit is in the way.
        var cells = (await PersonLimit.PickAsync(bookings, service, "Anna@Example.com", null, CancellationToken.None))!;
        var ends = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => TryAsync(writer, service, free[i], cells)));

        ends.Count(reference => reference is not null).ShouldBe(1);
        var second = (await PersonLimit.PickAsync(bookings, service, "anna@example.com", null, CancellationToken.None))!;
        second.ShouldHaveSingleItem().Seat.ShouldBe(1);
        (await TryAsync(writer, service, free[8], second)).ShouldNotBeNull();
        (await PersonLimit.PickAsync(bookings, service, "anna@example.com", null, CancellationToken.None)).ShouldBeNull();
        (await PersonLimit.PickAsync(bookings, service, "eva@example.com", null, CancellationToken.None)).ShouldNotBeNull();

        // Cancelled, or over, it counts no more.
        var first = BookingReference.FindIn(ends.Single(reference => reference is not null)!)!;
        await writer.CommitAsync(new Commit(null, new BookingCancelled(first, 1)), CancellationToken.None);
        (await PersonLimit.PickAsync(bookings, service, "anna@example.com", null, CancellationToken.None))!.Single().Seat.ShouldBe(0);
        time.Jump(TimeSpan.FromDays(14));
        await using var db = server.OpenDatabase();
        (await db.Seats.AsNoTracking().Where(s => s.Start == 0).ToListAsync()).ShouldHaveSingleItem().ExpiresAt!.Value.ShouldBe(free[8].End.ToUnixTimeMilliseconds());
        (await PersonLimit.PickAsync(bookings, service, "anna@example.com", null, CancellationToken.None))!.Single().Seat.ShouldBe(0);
    }

    [Fact]
    public async Task A_citizen_who_has_as_many_as_they_may_is_told_so_before_the_summary()
    {
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions { Time = new ManualTimeProvider(Monday) });
        await BookAsync(server, "torsdag kl 9", "Klart!");

        await BookAsync(server, "torsdag kl 10.15", "Med de här uppgifterna");
        await using var db = server.OpenDatabase();
        (await db.Bookings.CountAsync()).ShouldBe(1);
    }

    private static async Task BookAsync(CitizenBotServer server, string when, string end)
    {
        var citizen = await server.GreetedCitizenAsync();
        await citizen.SayAsync($"boka budget- och skuldrådgivning per telefon {when}");
        await citizen.ReplyAsync(r => r.Words == "Vad heter du?");
        foreach (var answer in (string[])["Anna Andersson", "+46 70 123 45 67", "Hoppa över", "Hoppa över"])
        {
            await citizen.SayAsync(answer);
            await citizen.ReplyAsync();
        }

        if (end == "Klart!")
        {
            await citizen.SayAsync("ja");
            await citizen.ReplyAsync();
        }

        citizen.FromBot.Last(r => r.Type == "message").Words.ShouldStartWith(end);
    }

    private static async Task<string?> TryAsync(ITurnWriter writer, BookableService service, BookingSlot slot, IReadOnlyList<BookingCell> personCells)
    {
        var hold = Guid.NewGuid();
        var booking = new Booking
        {
            Reference = BookingReference.Create(),
            Assistant = service.Assistant,
            Service = service.Id,
            Place = slot.Place.Id,
            Start = slot.Start,
            End = slot.End,
            Seats = 1,
            Language = "sv",
            Contact = new BookingContact("Anna", "anna@example.com", null, 1, null),
            ConversationKey = "c",
            Sequence = 0,
            State = BookingState.Confirmed,
            CreatedAt = Instant.FromDateTimeOffset(Monday),
        };
        var cells = new BookingCalendar(service).PickCells(slot, [], 1)!;
        try
        {
            await writer.CommitAsync(
                new Commit(null, new SlotHeld(hold, "c", cells, Instant.FromDateTimeOffset(Monday) + Duration.FromMinutes(10)), new BookingConfirmed(booking, hold, personCells, null)),
                CancellationToken.None);
            return booking.Reference.Value;
        }
        catch (CommitConflictException)
        {
            return null;
        }
    }
}
