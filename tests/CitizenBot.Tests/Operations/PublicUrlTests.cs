using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels;
using CitizenBot.Desk;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Tests.Kit;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;

namespace CitizenBot.Tests.Operations;

/// <summary>What follows from where citizens reach the program.</summary>
public sealed class PublicUrlTests
{
    [Theory]
    [InlineData(null, "directline", "http://localhost:4000/", "http://localhost:4000/assistants/")]
    [InlineData(null, "msteams", "https://smba.trafficmanager.net/emea/", null)]
    [InlineData("https://chat.example.org", "msteams", "https://smba.trafficmanager.net/emea/", "https://chat.example.org/assistants/")]
    [InlineData("https://example.org/chat", "directline", "http://10.0.0.4/", "https://example.org/chat/assistants/")]
    public async Task A_calendar_link_leads_to_where_the_citizen_reaches_the_program_or_is_left_out(string? publicUrl, string channel, string serviceUrl, string? expected)
    {
        await using var server = await ServerAsync(publicUrl);
        var activity = new Activity { Type = ActivityTypes.Message, ChannelId = channel, ServiceUrl = serviceUrl, Conversation = new() { Id = "c" }, From = new() { Id = "u" }, Recipient = new() { Id = "b" } };

        var link = await server.Services.GetRequiredService<CalendarLinks>().LinkToAsync(new TurnContext(activity), Booked(), CancellationToken.None);

        if (expected is null)
        {
            link.ShouldBeNull();
        }
        else
        {
            link!.AbsoluteUri.ShouldStartWith(expected);
        }
    }

    [Theory]
    [InlineData(null, CookieSecurePolicy.SameAsRequest)]
    [InlineData("http://chat.example.org", CookieSecurePolicy.SameAsRequest)]
    [InlineData("https://chat.example.org", CookieSecurePolicy.Always)]
    public async Task The_desks_cookie_is_for_https_alone_where_the_public_address_is(string? publicUrl, CookieSecurePolicy expected)
    {
        await using var server = await ServerAsync(publicUrl);

        server.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(DeskSessions.Scheme).Cookie.SecurePolicy.ShouldBe(expected);
    }

    private static Booking Booked() => new()
    {
        Reference = BookingReference.Create(), Assistant = "goteborg-se", Service = "medborgarkontor", Place = "angered",
        Start = Instant.FromUtc(2026, 11, 24, 12, 0), End = Instant.FromUtc(2026, 11, 24, 12, 30), Seats = 1, Language = "sv",
        Contact = new BookingContact("Test", null, null, null, null), ConversationKey = "c", Sequence = 0,
        State = BookingState.Confirmed, CreatedAt = Instant.FromUtc(2026, 11, 20, 12, 0),
    };

    private static Task<CitizenBotServer> ServerAsync(string? publicUrl) => CitizenBotServer.StartAsync(new ServerOptions
    {
        Settings = publicUrl is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Bots:PublicUrl"] = publicUrl },
    });
}
