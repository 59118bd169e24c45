using System.Net;
using System.Text.Json;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Storage;
using CitizenBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CitizenBot.Tests.Desk;

/// <summary>Whoever expects a citizen sees who comes, when, and what they need.</summary>
public sealed class OfficeBookingTests(DeskServer desk) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task What_a_citizen_books_in_the_chat_is_at_the_desk_of_the_services_team_and_of_no_other()
    {
        using var office = await desk.AgentAsync("gunnar", "kontaktcenter");
        using var social = await desk.AgentAsync("sofia", "socialtjanst");
        using var none = await desk.AgentAsync("nils");
        var citizen = await desk.Server.GreetedCitizenAsync();
        var offer = await BookingTalk.ToTheOfferAsync(citizen);
        var done = await BookingTalk.FromTheOfferAsync(citizen, offer.Buttons[0], "Anna Andersson");
        var debts = await BookAsync("budget_skuld", "telefon", At(2026, 11, 24, 10, 0), "Eva Ek");

        var seen = (await office.GetAsync("bookings")).GetProperty("bookings").EnumerateArray().ToList();
        var booking = seen.Single(b => Plain(b) == BookingTalk.Reference(done)!.Replace("-", "", StringComparison.Ordinal));
        booking.GetProperty("contact").GetProperty("name").GetString().ShouldBe("Anna Andersson");
        booking.GetProperty("contact").GetProperty("email").GetString().ShouldBe("test@example.com");
        booking.GetProperty("placeName").GetString().ShouldNotBeNull().ShouldContain("Angered");
        booking.GetProperty("sample").GetBoolean().ShouldBeTrue();
        booking.GetProperty("start").GetString().ShouldNotBeNull().ShouldEndWith("+01:00");
        seen.ShouldNotContain(b => Plain(b) == debts);
        var theirs = (await social.GetAsync("bookings")).GetProperty("bookings").EnumerateArray().ToList();
        theirs.Select(Plain).ShouldBe([debts]);
        (await none.GetAsync("bookings")).GetProperty("bookings").GetArrayLength().ShouldBe(0);
        using var manager = await desk.SignedInAsync("edit", "administrator", "kontaktcenter");
        (await manager.StatusAsync(HttpMethod.Get, "bookings")).ShouldBe(HttpStatusCode.Forbidden);
        using var stranger = DeskClient.For(desk.Server);
        (await stranger.StatusAsync(HttpMethod.Get, "bookings.csv")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_day_is_Gothenburgs_day_and_what_was_cancelled_stays_in_it_as_cancelled()
    {
        using var office = await desk.AgentAsync("greta", "kontaktcenter");
        var before = await BookAsync("bygglov", "telefon", At(2026, 11, 29, 23, 55), "Anna");
        var first = await BookAsync("bygglov", "telefon", At(2026, 11, 30, 0, 0), "Bo");
        var last = await BookAsync("bygglov", "telefon", At(2026, 11, 30, 23, 55), "Cilla");
        var after = await BookAsync("bygglov", "telefon", At(2026, 12, 1, 0, 0), "David");
        await Writer.CommitAsync(new Commit(null, new BookingCancelled(BookingReference.FindIn(first)!, 1)), CancellationToken.None);

        var day = (await office.GetAsync("bookings?from=2026-11-30&to=2026-11-30")).GetProperty("bookings").EnumerateArray().ToList();

        day.Select(Plain).ShouldBe([first, last]);
        day.Select(b => b.GetProperty("cancelled").GetBoolean()).ShouldBe([true, false]);
        var all = (await office.GetAsync("bookings?from=2026-11-29&to=2026-12-01")).GetProperty("bookings").EnumerateArray().Select(Plain).ToList();
        all.ShouldBe([before, first, last, after]);
    }

    [Theory]
    [InlineData("from=2026-11-31")]
    [InlineData("from=2026-11-30&to=2026-11-29")]
    [InlineData("from=2026-01-01&to=2026-12-31")]
    [InlineData("from=9999-12-31")]
    [InlineData("to=soon")]
    public async Task Days_that_make_no_sense_are_refused_with_a_sentence(string query)
    {
        using var office = await desk.AgentAsync($"olle{Guid.NewGuid():N}"[..12], "kontaktcenter");

        foreach (var path in (string[])["bookings", "bookings.csv"])
        {
            (await office.ExpectAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"{path}?{query}")).GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("2026-12-01");
        }
    }

    [Fact]
    public async Task The_file_for_a_spreadsheet_holds_what_citizens_wrote_as_text_never_as_a_formula()
    {
        using var office = await desk.AgentAsync("karin", "kontaktcenter");
        var reference = await BookAsync("bygglov", "telefon", At(2026, 12, 14, 9, 0), "=cmd|'/c calc'!A1", "Rad 1\nsa \"ja\", typ");

        using var response = await office.SendAsync(HttpMethod.Get, "bookings.csv?from=2026-12-14&to=2026-12-14");

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("bokningar-2026-12-14.csv");
        var csv = await response.Content.ReadAsStringAsync();
        var lines = csv.Split("\r\n");
        lines.Length.ShouldBe(3);
        lines[0].ShouldEndWith("Datum,Börjar,Slutar,Tjänst,Plats,Referens,Avbokad,Exempel,Namn,E-post,Telefon,Antal,Språk,Tolk,Tillgänglighet,Adress,Meddelande");
        lines[1].ShouldStartWith("2026-12-14,09:00,09:30,");
        lines[1].ShouldContain($",{reference[..4]}-{reference[4..]},nej,ja,'=cmd|'/c calc'!A1,,'+46701234567,,sv,");
        lines[1].ShouldEndWith(",\"Rad 1\nsa \"\"ja\"\", typ\"");
    }

    private ITurnWriter Writer => desk.Server.Services.GetRequiredService<ITurnWriter>();

    private static string Plain(JsonElement booking) => booking.GetProperty("reference").GetString()!.Replace("-", "", StringComparison.Ordinal);

    private static Instant At(int year, int month, int day, int hour, int minute) =>
        new LocalDateTime(year, month, day, hour, minute).InZoneStrictly(BookableService.Zone).ToInstant();

    private async Task<string> BookAsync(string service, string place, Instant start, string name, string? note = null)
    {
        var (hold, end) = (Guid.NewGuid(), start + Duration.FromMinutes(30));
        var booking = new Booking
        {
            Reference = BookingReference.Create(),
            Assistant = "goteborg-se",
            Service = service,
            Place = place,
            Start = start,
            End = end,
            Seats = 1,
            Language = "sv",
            Contact = new BookingContact(name, null, "+46701234567", null, note),
            ConversationKey = "c",
            Sequence = 0,
            State = BookingState.Confirmed,
            CreatedAt = start,
        };
        var cells = new[] { new BookingCell($"goteborg-se/{service}/{place}", start, 0) };
        await Writer.CommitAsync(new Commit(null, new SlotHeld(hold, "c", cells, start + Duration.FromMinutes(10)), new BookingConfirmed(booking, hold, [], null)), CancellationToken.None);
        return booking.Reference.Value;
    }
}
