using System.Text;
using System.Text.Json;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Operations;
using NodaTime.Text;

namespace CitizenBot.Desk;

/// <summary>The audit log for auditors: filtered on the screen, and whole as a file. Reading it is recorded in it.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder desk)
    {
        var audit = desk.MapGroup("").RequireAuthorization(DeskPolicies.Audit);
        audit.MapGet("/audit", async (HttpContext http, string? before, AuditLog log, CancellationToken cancellationToken) =>
            QueryOf(http) is { } query ? Results.Json(await log.PageAsync(query, before, cancellationToken), DeskJson.Wire.AuditPage) : NoDays());
        audit.MapGet("/audit.json", (HttpContext http, AuditLog log, CancellationToken cancellationToken) => QueryOf(http) is { } query
            ? Results.Stream(to => JsonSerializer.SerializeAsync(to, log.ExportAsync(query, cancellationToken), DeskJson.Wire.IAsyncEnumerableAuditEntry, cancellationToken), "application/json", "audit.json")
            : NoDays());
        audit.MapGet("/audit.csv", (HttpContext http, AuditLog log, CancellationToken cancellationToken) => QueryOf(http) is { } query
            ? Results.Stream(to => WriteCsvAsync(log.ExportAsync(query, cancellationToken), to), "text/csv; charset=utf-8", "audit.csv")
            : NoDays());
    }

    /// <summary>The filters of an address: 'actor', 'subject', 'refused', and the Swedish days 'from' and 'to'. Null where a day is none.</summary>
    private static AuditQuery? QueryOf(HttpContext http)
    {
        string? Given(string name) => http.Request.Query[name].ToString().Trim() is { Length: > 0 } value ? value : null;
        var (from, to) = (Given("from"), Given("to"));
        var (first, last) = (DayStart(from, 0), DayStart(to, 1));
        if ((from is not null && first is null) || (to is not null && last is null))
        {
            return null;
        }

        var filters = http.Request.QueryString.Value is { Length: > 1 } asked ? asked[1..Math.Min(asked.Length, 300)] : null;
        http.Features.Set(new AuditNote(null, filters));
        return new(Given("actor")?.ToLowerInvariant(), Given("subject"), Given("refused") == "true", first, last);
    }

    /// <summary>Rows are of this century, as bookings are.</summary>
    private static long? DayStart(string? day, int plus) =>
        day is not null && LocalDatePattern.Iso.Parse(day) is { Success: true, Value: { Year: >= 2000 and < 2100 } date }
            ? BookableService.Zone.AtStartOfDay(date.PlusDays(plus)).ToInstant().ToUnixTimeMilliseconds()
            : null;

    private static async Task WriteCsvAsync(IAsyncEnumerable<AuditEntry> entries, Stream to)
    {
        // With a byte order mark, without which Excel takes UTF-8 for something else.
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(Csv.Line(["at", "actor", "action", "subject", "detail", "status", "address"]));
        await foreach (var e in entries)
        {
            await writer.WriteAsync(Csv.Line([e.At, e.Actor, e.Action, e.Subject, e.Detail, e.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), e.Address]));
        }
    }

    private static IResult NoDays() => Problems.Bad("'from' and 'to' are dates such as 2026-12-01.");
}
