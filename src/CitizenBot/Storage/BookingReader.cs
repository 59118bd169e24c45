using System.Text.Json;
using CitizenBot.Dialogs.Bookings;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace CitizenBot.Storage;

/// <summary>What the dialogs read about bookings.</summary>
internal sealed class BookingReader(IDbContextFactory<CitizenBotDb> contexts, TimeProvider time) : IBookingReader
{
    public async Task<IReadOnlyList<TakenSeat>> TakenAsync(string assistant, string service, Interval interval, CancellationToken cancellationToken)
    {
        var prefix = $"{assistant}/{service}/";
        var (from, to) = (interval.Start.ToUnixTimeMilliseconds(), interval.End.ToUnixTimeMilliseconds());
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Seats.AsNoTracking()
            .Where(s => s.Resource.StartsWith(prefix) && s.Start >= from && s.Start < to && (s.ExpiresAt == null || s.ExpiresAt > now))
            .Select(s => new { s.Resource, s.Start, s.Seat, s.Owner })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => new TakenSeat(r.Resource, Instant.FromUnixTimeMilliseconds(r.Start), r.Seat, r.Owner))];
    }

    public async Task<IReadOnlyList<int>> TakenByPersonAsync(string resource, CancellationToken cancellationToken)
    {
        var (start, now) = (PersonLimit.Start.ToUnixTimeMilliseconds(), time.GetUtcNow().ToUnixTimeMilliseconds());
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Seats.AsNoTracking()
            .Where(s => s.Resource == resource && s.Start == start && (s.ExpiresAt == null || s.ExpiresAt > now))
            .Select(s => s.Seat).ToListAsync(cancellationToken);
    }

    public async Task<Booking?> FindAsync(BookingReference reference, CancellationToken cancellationToken)
    {
        var key = reference.Value;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var json = await db.Bookings.AsNoTracking().Where(b => b.Reference == key).Select(b => b.Json).FirstOrDefaultAsync(cancellationToken);
        return json is null ? null : JsonSerializer.Deserialize(json, StorageJson.Default.BookingDocument)!.ToBooking();
    }

    public async Task<IReadOnlyList<Booking>> OfConversationAsync(string conversationKey, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Bookings.AsNoTracking()
            .Where(b => b.ConversationId == conversationKey && b.State == nameof(BookingState.Confirmed))
            .Select(b => b.Json).ToListAsync(cancellationToken);
        return [.. rows.Select(json => JsonSerializer.Deserialize(json, StorageJson.Default.BookingDocument)!.ToBooking())];
    }
}
