using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.Bookings;

/// <summary>What the bot says of its own accord, when the clock comes to it.</summary>
public sealed class ReminderTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_day_before_it_is_too_late_to_change_a_booking_its_conversation_is_reminded_once_also_after_a_move_and_a_restart(DatabaseKind database)
    {
        var time = new ManualTimeProvider(Monday);
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions { Database = database, Time = time });
        var (mover, canceller) = (await BookAsync(server, "torsdag kl 9"), await BookAsync(server, "torsdag kl 10.15"));
        await mover.AskAsync($"flytta {ReferenceOf(mover)}");
        (await mover.AskAsync("måndag kl 9")).Words.ShouldContain("måndag 30 november kl. 09.00");
        (await mover.AskAsync("ja")).Words.ShouldStartWith("Klart!");
        await canceller.AskAsync($"avboka {ReferenceOf(canceller)}");
        (await canceller.AskAsync("ja")).Words.ShouldContain("är avbokad");

        await server.RestartAsync();
        time.Jump(TimeSpan.FromDays(4) + TimeSpan.FromHours(23)); // Saturday 09:00 in Gothenburg
        (mover, canceller) = (await BackAsync(server, mover), await BackAsync(server, canceller));
        var reminder = await SaidAsync(mover, time, "Påminnelse");

        reminder.Words.ShouldContain("måndag 30 november kl. 09.00");
        reminder.ReplyToId.ShouldBeNull();
        reminder.Buttons.ShouldAllBe(words => words.Contains(ReferenceOf(mover), StringComparison.Ordinal));
        (await mover.AskAsync(reminder.Buttons[1])).Words.ShouldStartWith("Ska jag avboka");
        time.Jump(TimeSpan.FromMinutes(5));
        await mover.AskAsync("nej");
        await canceller.AskAsync("hej");
        mover.FromBot.Count(r => r.Words.StartsWith("Påminnelse", StringComparison.Ordinal)).ShouldBe(1);
        canceller.FromBot.ShouldNotContain(r => r.Words.StartsWith("Påminnelse", StringComparison.Ordinal));
        await using var db = server.OpenDatabase();
        (await db.DelayedWork.CountAsync()).ShouldBe(0);
        server.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hold_that_lapses_is_said_and_the_time_is_taken_again_if_nobody_has_it()
    {
        var time = new ManualTimeProvider(Monday);
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions { Time = time });
        var (slow, quick) = (await server.GreetedCitizenAsync(), await server.GreetedCitizenAsync());
        await HoldAsync(slow, "torsdag kl 9");
        await HoldAsync(quick, "torsdag kl 10.15");
        time.Jump(TimeSpan.FromMinutes(11));

        foreach (var citizen in (DirectLineCitizen[])[slow, quick])
        {
            (await SaidAsync(citizen, time, "Nu håller jag inte längre")).Words.ShouldContain("torsdag 26 november");
        }

        // Somebody else takes the one, nobody the other.
        await HoldAsync(await server.GreetedCitizenAsync(), "torsdag kl 9");
        (await FinishAsync(quick)).Words.ShouldStartWith("Klart!");
        (await FinishAsync(slow)).Words.ShouldStartWith("Jag kunde inte hålla tiden längre");
        var other = await slow.ReplyAsync(BookingTalk.IsOffer);
        other.Buttons.ShouldNotContain("tors 26 nov 09.00");
        server.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_cannot_say_that_something_is_due()
    {
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions { Time = new ManualTimeProvider(Monday) });
        var citizen = await BookAsync(server, "torsdag kl 9");

        await citizen.SendEventAsync("citizenbot/due", new() { ["kind"] = "reminder", ["key"] = ReferenceOf(citizen) });
        await citizen.AskAsync("hej");

        citizen.FromBot.ShouldNotContain(r => r.Words.StartsWith("Påminnelse", StringComparison.Ordinal));
    }

    /// <summary>The same browser, days later.</summary>
    private static Task<DirectLineCitizen> BackAsync(CitizenBotServer server, DirectLineCitizen citizen) =>
        DirectLineCitizen.ArriveAsync(server.Http, "goteborg-se", "sv", citizen.Resume);

    /// <summary>Waits for words of the bot's own accord. The clock goes on meanwhile, as it does for a program that has just looked at it.</summary>
    internal static async Task<Received> SaidAsync(DirectLineCitizen citizen, ManualTimeProvider time, string words)
    {
        await citizen.UntilAsync(c =>
        {
            time.Jump(TimeSpan.FromSeconds(30));
            return c.FromBot.Any(r => r.Words.StartsWith(words, StringComparison.Ordinal));
        });
        return await citizen.ReplyAsync(r => r.Words.StartsWith(words, StringComparison.Ordinal));
    }

    /// <summary>As it is read out: in two groups.</summary>
    private static string ReferenceOf(DirectLineCitizen citizen)
    {
        var reference = BookingTalk.Reference(citizen.FromBot.First(BookingTalk.IsDone))!;
        return $"{reference[..4]}-{reference[4..]}";
    }

    private static async Task HoldAsync(DirectLineCitizen citizen, string when)
    {
        // The adviser has one seat: whoever holds the time is alone with it.
        await citizen.SayAsync($"boka budget- och skuldrådgivning per telefon {when}");
        await citizen.ReplyAsync(r => r.Words == "Vad heter du?");
    }

    private static async Task<Received> FinishAsync(DirectLineCitizen citizen)
    {
        foreach (var answer in (string[])["Anna Andersson", $"070-{Random.Shared.Next(1000000, 9999999)}", "Hoppa över", "Hoppa över"])
        {
            await citizen.AskAsync(answer);
        }

        await citizen.SayAsync("ja");
        return await citizen.ReplyAsync();
    }

    private static async Task<DirectLineCitizen> BookAsync(CitizenBotServer server, string when)
    {
        var citizen = await server.GreetedCitizenAsync();
        await HoldAsync(citizen, when);
        (await FinishAsync(citizen)).Words.ShouldStartWith("Klart!");
        return citizen;
    }
}
