using System.Text.Json;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace CitizenBot.Desk;

internal sealed record OfficeBookingList(string From, string To, IReadOnlyList<OfficeBooking> Bookings);

/// <summary>A booking as the office that expects the citizen sees it; times with Gothenburg's offset.</summary>
internal sealed record OfficeBooking(
    string Reference, string Assistant, string Service, string ServiceTitle, string Place, string PlaceName, DateTimeOffset Start, DateTimeOffset End,
    bool Cancelled, bool Sample, string Language, BookingContact Contact);

/// <summary>The bookings that an agent's teams expect: those of the services that are theirs.</summary>
internal sealed class OfficeBookings(IDbContextFactory<CitizenBotDb> contexts, IReadOnlyDictionary<string, Assistant> assistants)
{
    /// <summary>Those that start on these days, by start; cancelled ones too, so that nobody waits in vain.</summary>
    public async Task<IReadOnlyList<OfficeBooking>> ReadAsync(TeamWall wall, LocalDate from, LocalDate to, CancellationToken cancellationToken)
    {
        var services = assistants.Values.SelectMany(a => a.Services.Values.Where(wall.Holds).Select(s => $"{a.Id}/{s.Id}")).ToArray();
        var (first, end) = (Midnight(from), Midnight(to.PlusDays(1)));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var documents = await db.Bookings.AsNoTracking()
            .Where(b => b.Start >= first && b.Start < end && services.Contains(b.Assistant + "/" + b.Service))
            .OrderBy(b => b.Start).ThenBy(b => b.Reference)
            .Select(b => b.Json).ToListAsync(cancellationToken);
        return [.. documents.Select(json => Seen(JsonSerializer.Deserialize(json, StorageJson.Default.BookingDocument)!.ToBooking()))];
    }

    private OfficeBooking Seen(Booking booking)
    {
        var service = assistants[booking.Assistant].Services[booking.Service];
        var place = service.Booking?.Places.FirstOrDefault(p => p.Id == booking.Place);
        return new OfficeBooking(
            booking.Reference.ToString(), booking.Assistant, booking.Service, service.ArticleIn("sv").Title, booking.Place, place?.NameIn("sv") ?? booking.Place,
            Local(booking.Start), Local(booking.End), booking.State == BookingState.Cancelled, service.Booking?.Sample ?? false, booking.Language, booking.Contact);
    }

    private static long Midnight(LocalDate date) => date.AtStartOfDayInZone(BookableService.Zone).ToInstant().ToUnixTimeMilliseconds();

    private static DateTimeOffset Local(Instant time) => time.InZone(BookableService.Zone).ToDateTimeOffset();
}
