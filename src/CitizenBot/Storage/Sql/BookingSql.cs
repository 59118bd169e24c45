using System.Text.Json;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Storage;

/// <summary>Seats and bookings, and how many bookings a person may have. A seat that somebody else has breaks the unique key, and with it the whole commit.</summary>
internal static class BookingSql
{
    public static async Task HoldAsync(CommitUnit unit, SlotHeld change)
    {
        var (hold, expiresAt) = (change.HoldId.ToString("N"), change.ExpiresAt.ToUnixTimeMilliseconds());
        await TakeAsync(unit, change.Cells, hold, expiresAt);
        await DelayedWorkSql.SetAsync(unit, DueWorkKinds.Hold, hold, change.ConversationKey, expiresAt);
    }

    public static async Task ReleaseAsync(CommitUnit unit, HoldReleased change)
    {
        var hold = change.HoldId.ToString("N");
        await FreeAsync(unit, hold);
        await DelayedWorkSql.DropAsync(unit, DueWorkKinds.Hold, hold);
    }

    public static async Task ConfirmAsync(CommitUnit unit, BookingConfirmed change)
    {
        var reference = change.Booking.Reference.Value;
        await unit.RequireAsync(
            $"UPDATE seats SET owner = {reference}, expires_at = NULL WHERE owner = {change.HoldId.ToString("N")} AND expires_at > {unit.Now}",
            "The hold has expired.");
        await DelayedWorkSql.DropAsync(unit, DueWorkKinds.Hold, change.HoldId.ToString("N"));
        await DelayedWorkSql.SetAsync(unit, DueWorkKinds.Reminder, reference, change.Booking.ConversationKey, change.RemindAt?.ToUnixTimeMilliseconds());
        await TakeAsync(unit, change.PersonCells, reference, change.Booking.End.ToUnixTimeMilliseconds());
        var json = JsonSerializer.Serialize(BookingDocument.Of(change.Booking), StorageJson.Default.BookingDocument);
        await unit.ExecuteAsync($"INSERT INTO bookings (reference, assistant, service, conversation_id, state, start, version, json) VALUES ({reference}, {change.Booking.Assistant}, {change.Booking.Service}, {change.Booking.ConversationKey}, {change.Booking.State.ToString()}, {change.Booking.Start.ToUnixTimeMilliseconds()}, {change.Booking.Sequence}, {json})");
    }

    public static async Task MoveAsync(CommitUnit unit, BookingMoved change)
    {
        var reference = change.Reference.Value;
        var booking = await ReadAsync(unit, reference);
        var moved = booking with
        {
            Place = change.Place,
            Start = change.Start.ToUnixTimeMilliseconds(),
            End = change.End.ToUnixTimeMilliseconds(),
            Sequence = change.Sequence,
        };
        await SaveAsync(unit, moved);
        var limit = PersonLimit.Start.ToUnixTimeMilliseconds();
        await unit.ExecuteAsync($"DELETE FROM seats WHERE owner = {reference} AND start <> {limit}");
        await unit.ExecuteAsync($"UPDATE seats SET expires_at = {moved.End} WHERE owner = {reference} AND start = {limit}");
        await TakeAsync(unit, change.Cells, reference, null);
        await DelayedWorkSql.SetAsync(unit, DueWorkKinds.Reminder, reference, moved.ConversationKey, change.RemindAt?.ToUnixTimeMilliseconds());
    }

    public static async Task CancelAsync(CommitUnit unit, BookingCancelled change)
    {
        var reference = change.Reference.Value;
        var booking = await ReadAsync(unit, reference);
        await SaveAsync(unit, booking with { State = nameof(BookingState.Cancelled), Sequence = change.Sequence });
        await FreeAsync(unit, reference);
        await DelayedWorkSql.DropAsync(unit, DueWorkKinds.Reminder, reference);
    }

    private static async Task TakeAsync(CommitUnit unit, IReadOnlyList<BookingCell> cells, string owner, long? expiresAt)
    {
        // Always in one order, so that two commits on PostgreSQL wait for one another rather than deadlock.
        foreach (var cell in cells.OrderBy(c => c.Resource, StringComparer.Ordinal).ThenBy(c => c.Start).ThenBy(c => c.Seat))
        {
            var start = cell.Start.ToUnixTimeMilliseconds();
            await unit.ExecuteAsync($"DELETE FROM seats WHERE resource = {cell.Resource} AND start = {start} AND seat = {cell.Seat} AND expires_at <= {unit.Now}");
            await unit.ExecuteAsync($"INSERT INTO seats (resource, start, seat, owner, expires_at) VALUES ({cell.Resource}, {start}, {cell.Seat}, {owner}, {expiresAt})");
        }
    }

    private static Task<int> FreeAsync(CommitUnit unit, string owner) => unit.ExecuteAsync($"DELETE FROM seats WHERE owner = {owner}");

    private static async Task<BookingDocument> ReadAsync(CommitUnit unit, string reference)
    {
        var json = await unit.Db.Bookings.AsNoTracking().Where(b => b.Reference == reference).Select(b => b.Json).FirstOrDefaultAsync();
        CommitUnit.Require(json is null ? 0 : 1, "There is no such booking.");
        return JsonSerializer.Deserialize(json!, StorageJson.Default.BookingDocument)!;
    }

    private static Task SaveAsync(CommitUnit unit, BookingDocument booking)
    {
        var json = JsonSerializer.Serialize(booking, StorageJson.Default.BookingDocument);
        return unit.RequireAsync(
            $"UPDATE bookings SET state = {booking.State}, start = {booking.Start}, version = {booking.Sequence}, json = {json} WHERE reference = {booking.Reference} AND version = {booking.Sequence - 1} AND state = {nameof(BookingState.Confirmed)}",
            "The booking was changed by somebody else.");
    }
}
