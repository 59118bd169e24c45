using System.Text;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Operations;
using NodaTime;
using NodaTime.Text;

namespace CitizenBot.Desk;

/// <summary>What is booked with an agent's teams, to read and to take along.</summary>
internal static class BookingEndpoints
{
    private const int Week = 7;
    private const int MostDays = 92;

    public static void MapBookings(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/bookings", ListAsync).RequireAuthorization(DeskPolicies.Agent);
        desk.MapGet("/bookings.csv", CsvAsync).RequireAuthorization(DeskPolicies.Agent);
    }

    private static async Task<IResult> ListAsync(
        string? from, string? to, DeskSession session, OfficeBookings bookings, DeskTeams teams, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Days(from, to, time) is not (var first, var last))
        {
            return NoDays();
        }

        var list = await bookings.ReadAsync(teams.WallOf(session.Agent), first, last, cancellationToken);
        return Results.Json(new OfficeBookingList(LocalDatePattern.Iso.Format(first), LocalDatePattern.Iso.Format(last), list), DeskJson.Wire.OfficeBookingList);
    }

    private static async Task<IResult> CsvAsync(
        string? from, string? to, DeskSession session, OfficeBookings bookings, DeskTeams teams, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Days(from, to, time) is not (var first, var last))
        {
            return NoDays();
        }

        var csv = BookingCsv.Write(await bookings.ReadAsync(teams.WallOf(session.Agent), first, last, cancellationToken));
        // With a byte order mark, without which Excel takes UTF-8 for something else.
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv)], "text/csv; charset=utf-8", $"bokningar-{LocalDatePattern.Iso.Format(first)}.csv");
    }

    /// <summary>The days asked for, today and the six after it where nothing is said; null where they make no sense.</summary>
    private static (LocalDate First, LocalDate Last)? Days(string? from, string? to, TimeProvider time)
    {
        var first = from is null ? Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(BookableService.Zone).Date : Date(from);
        var last = to is null ? first?.PlusDays(Week - 1) : Date(to);
        return first is { } f && last is { } l && l >= f && Period.DaysBetween(f, l) < MostDays ? (f, l) : null;
    }

    /// <summary>Bookings are of this century: what is far from it is a slip, and its neighbours may not exist.</summary>
    private static LocalDate? Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 2000 and < 2100 } date } ? date : null;

    private static IResult NoDays() => Problems.Bad($"'from' and 'to' are dates such as 2026-12-01, in order and at most {MostDays} days in all.");
}
