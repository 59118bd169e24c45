using CitizenBot.Channels;
using System.Net.WebSockets;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests;

public sealed class KillTests
{
    private const int Citizens = 4;
    private const int MessagesOfOne = 7;
    private static readonly int Rounds = TestSeed.Long ? 400 : 5;

    [Fact]
    public async Task Whatever_was_acknowledged_before_a_kill_is_there_once_and_answered_once_and_a_booking_is_whole_or_absent()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        using var content = ContentCopy.OfFewServices("medborgarkontor", "forskola_ansokan", "bibliotekskort");
        var random = TestSeed.Random();
        var program = await CitizenBotProcess.StartAsync(database.Folder, content.Folder);
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                var citizens = await Task.WhenAll(Enumerable.Range(0, Citizens).Select(async i =>
                    new StubbornCitizen(await DirectLineCitizen.ArriveAsync(program.Http, "goteborg-se", "sv"), $"Anna {(char)('A' + i)}son")));
                var (left, dying) = (random.Next(1, Citizens * MessagesOfOne), program);
                await Task.WhenAll(citizens.Select(citizen => TalkUntilKilledAsync(citizen, program.Http, () =>
                {
                    if (Interlocked.Decrement(ref left) == 0)
                    {
                        dying.Kill();
                    }
                })));
                await program.DisposeAsync();

                var why = $"Round {round} of seed {TestSeed.Value}";
                await ShouldBeWholeAsync(database, citizens, why);
                program = await CitizenBotProcess.StartAsync(database.Folder, content.Folder);
                await Task.WhenAll(citizens.Select(citizen => citizen.TalkAsync(program.Http, () => { })));
                ShouldBeAnsweredOnce(citizens, why);
                await ShouldBeWholeAsync(database, citizens, why);
            }
        }
        finally
        {
            await program.DisposeAsync();
        }
    }

    private static async Task TalkUntilKilledAsync(StubbornCitizen citizen, HttpClient http, Action acknowledged)
    {
        try
        {
            await citizen.TalkAsync(http, acknowledged);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or WebSocketException)
        {
            // The server is gone; the citizen goes on with the next one.
        }
    }

    private static void ShouldBeAnsweredOnce(StubbornCitizen[] citizens, string why)
    {
        foreach (var citizen in citizens)
        {
            var received = citizen.Citizen.Received;
            received.Select(r => r.Id).ShouldBeUnique(why);
            citizen.Acknowledged.Keys.ShouldBe(received.Where(r => r.Role == "user").Select(r => r.ClientId!), ignoreOrder: true, customMessage: why);
            foreach (var id in citizen.Acknowledged.Values)
            {
                var replies = received.Where(r => r.Role == "bot" && r.Type == "message" && r.ReplyToId == id).Select(r => r.Words).ToList();
                replies.ShouldNotBeEmpty(why);
                replies.ShouldBeUnique(why);
            }
        }
    }

    private static async Task ShouldBeWholeAsync(TestDatabase database, StubbornCitizen[] citizens, string why)
    {
        await using var db = new CitizenBotDb(new DbContextOptionsBuilder<CitizenBotDb>().UseSqlite($"Data Source={database.SqliteFile};Pooling=False").Options);
        var bookings = await db.Bookings.AsNoTracking().ToListAsync();
        var seats = await db.Seats.AsNoTracking().Where(s => s.ExpiresAt == null).ToListAsync();
        seats.Select(s => s.Owner).Distinct().ShouldBe(bookings.Select(b => b.Reference), ignoreOrder: true, customMessage: why);
        seats.GroupBy(s => s.Owner).Select(s => s.Count()).Distinct().Count().ShouldBeLessThanOrEqualTo(1, why);
        bookings.Select(b => b.ConversationId).ShouldBeUnique(why);
        var work = await db.DelayedWork.AsNoTracking().ToListAsync();
        var held = await db.Seats.AsNoTracking().Where(s => s.ExpiresAt != null).Select(s => s.Owner).Distinct().ToListAsync();
        work.Where(w => w.Kind == "hold").Select(w => w.Key).ShouldBeSubsetOf(held, why);
        work.Where(w => w.Kind == "reminder").Select(w => w.Key).ShouldBeSubsetOf(bookings.Select(b => b.Reference), why);
        foreach (var citizen in citizens)
        {
            var id = citizen.Citizen.ConversationId;
            var stored = await db.Activities.AsNoTracking().Where(a => a.ConversationId == id).ToListAsync();
            var booked = bookings.Count(b => b.ConversationId == id);
            stored.Count(activity => activity.Visible && IsDone(activity)).ShouldBe(booked, why);
            stored.Count(activity => !activity.Visible && IsDone(activity)).ShouldBe(booked, $"{why}: each booking is one letter");
            foreach (var (clientId, activityId) in citizen.Acknowledged)
            {
                var activity = stored.Where(a => a.DuplicateKey == DuplicateKeys.Of(citizen.Citizen.UserId, clientId)).ShouldHaveSingleItem(why);
                activityId.ShouldEndWith($"{activity.Sequence:D7}", customMessage: why);
            }

            if (citizen.Reference is { } reference)
            {
                bookings.Select(b => b.Reference).ShouldContain(reference.Replace("-", "", StringComparison.Ordinal), why);
            }
        }
    }

    private static bool IsDone(ActivityRow activity) => !activity.Inbound && activity.Json.Contains("**Referens:**", StringComparison.Ordinal);
}
