using CitizenBot.Channels.Mail;
using CitizenBot.Channels.Outbox;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage.Model;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Bookings;

/// <summary>Who gives an e-mail address when booking has letters with calendar entries.</summary>
public sealed class BookingMailTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_booking_its_change_its_reminder_and_its_end_are_each_one_letter(DatabaseKind database)
    {
        await using var mail = new MailServer();
        var time = new ManualTimeProvider(Monday);
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions { Database = database, Time = time, Settings = mail.Settings.ToDictionary() });
        var citizen = await server.GreetedCitizenAsync();
        await BookingTalk.ToTheOfferAsync(citizen);
        var done = await BookingTalk.FromTheOfferAsync(citizen, "torsdag kl 9", "Test Testsson");
        var reference = BookingTalk.Reference(done)!;

        done.Words.ShouldContain("test@example.com");
        var booked = await mail.ReceiveAsync();
        booked.Header("To").ShouldBe("test@example.com");
        booked.Header("From").ShouldContain("chatt@example.org");
        booked.Header("Subject").ShouldBe("Din tid är bokad: Medborgarkontor, torsdag 26 november kl. 09.00");
        booked.Header("Auto-Submitted").ShouldBe("auto-generated");
        booked.Parts["text/plain"].ShouldContain(reference);
        booked.Parts["text/plain"].ShouldContain("exempelkalender");
        booked.Parts["text/html"].ShouldContain("lang=\"sv\" dir=\"ltr\"");
        booked.Parts["text/calendar"].ShouldContain("METHOD:PUBLISH");

        await citizen.AskAsync($"flytta {reference}");
        await citizen.AskAsync("måndag kl 9");
        await citizen.AskAsync("ja");
        var moved = await mail.ReceiveAsync();
        moved.Header("Subject").ShouldStartWith("Din tid är flyttad: ");
        moved.Parts["text/calendar"].ShouldContain("SEQUENCE:1");
        moved.Header("Message-ID").ShouldNotBe(booked.Header("Message-ID"));

        time.Jump(TimeSpan.FromDays(5) + TimeSpan.FromHours(22)); // Sunday 08:00 in Gothenburg
        citizen = await DirectLineCitizen.ArriveAsync(server.Http, "goteborg-se", "sv", citizen.Resume);
        await ReminderTests.SaidAsync(citizen, time, "Påminnelse");
        (await mail.ReceiveAsync()).Header("Subject").ShouldStartWith("Påminnelse: ");

        await citizen.AskAsync($"avboka {reference}");
        await citizen.AskAsync("ja");
        var cancelled = await mail.ReceiveAsync();
        cancelled.Header("Subject").ShouldStartWith("Din tid är avbokad: ");
        cancelled.Parts["text/calendar"].ShouldContain("METHOD:CANCEL");
        mail.Offered.ShouldBe(4);
        server.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_server_refuses_for_now_is_sent_again_and_what_it_refuses_for_good_waits_for_the_operator()
    {
        await using var mail = new MailServer("451 later", "250 ok", "550 no such mailbox");
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions { Settings = mail.Settings.ToDictionary() });
        await BookAsync(server);
        (await mail.ReceiveAsync()).Header("Subject").ShouldStartWith("Din tid är bokad");
        mail.Offered.ShouldBe(2);

        var second = await BookAsync(server);
        await second.AskAsync("hej");
        var dead = await DeadAsync(server);
        (dead.Destination, dead.Attempts).ShouldBe((OutboxDestinations.Mail, 1));
        dead.LastError!.ShouldContain("no such mailbox");
    }

    [Fact]
    public async Task Without_a_server_letters_are_files_in_a_folder()
    {
        await using var server = await CitizenBotServer.StartAsync();
        await server.GreetedCitizenAsync();
        await using var db = server.OpenDatabase();
        var letter = MailActivity.Of(new MailQueued("test@example.com", "Hallå där", "Hej **du**", "sv", null));
        var row = new OutboxRow { ConversationId = "c", Destination = OutboxDestinations.Mail, Method = OutboxMethods.Send, RequestId = "1" };

        await server.Services.GetServices<IOutboxDestination>().OfType<MailDestination>().Single()
            .SendAsync(new Delivery(row, letter, null, await db.Conversations.AsNoTracking().FirstAsync()), CancellationToken.None);

        var file = new ReceivedLetter(await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(server.DatabaseSettings["data"], "mail"), "*.eml").ShouldHaveSingleItem()));
        file.Header("Subject").ShouldBe("Hallå där");
        file.Parts["text/plain"].Trim().ShouldBe("Hej du");
        file.Parts["text/html"].ShouldContain("<strong>du</strong>");
    }

    private static async Task<DirectLineCitizen> BookAsync(CitizenBotServer server)
    {
        var citizen = await server.GreetedCitizenAsync();
        var offer = await BookingTalk.ToTheOfferAsync(citizen);
        BookingTalk.IsDone(await BookingTalk.FromTheOfferAsync(citizen, offer.Buttons[0], "Test Testsson")).ShouldBeTrue();
        return citizen;
    }

    private static async Task<OutboxRow> DeadAsync(CitizenBotServer server)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            await using var db = server.OpenDatabase();
            if (await db.Outbox.AsNoTracking().FirstOrDefaultAsync(o => o.Dead, limit.Token) is { } dead)
            {
                return dead;
            }

            await Task.Yield();
        }
    }
}
