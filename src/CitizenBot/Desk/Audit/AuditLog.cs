using System.Globalization;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Desk;

/// <summary>One row of the log as it is read. The properties are as in <see cref="AuditRow"/>.</summary>
internal sealed record AuditEntry(string Id, string At, string Actor, string Action, string? Subject, string? Detail, int Status, string Address)
{
    public static AuditEntry Of(AuditRow row) => new(
        row.Id, DateTimeOffset.FromUnixTimeMilliseconds(row.At).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        row.Actor, row.Action, row.Subject, row.Detail, row.Status, row.Address);
}

/// <param name="Entries">Latest first.</param>
/// <param name="More">Older ones follow: ask with the last one's id as 'before'.</param>
internal sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, bool More);

/// <summary>Which rows are asked for; null for all.</summary>
/// <param name="From">The first moment, in milliseconds since 1970.</param>
/// <param name="Until">The moment after the last.</param>
internal sealed record AuditQuery(string? Actor, string? Subject, bool Refused, long? From, long? Until);

/// <summary>Reads the audit log.</summary>
internal sealed class AuditLog(IDbContextFactory<CitizenBotDb> contexts)
{
    private const int PageSize = 100;

    public async Task<AuditPage> PageAsync(AuditQuery query, string? before, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Matching(db, query);
        if (before is not null)
        {
#pragma warning disable CA1309, CA1310 // The database compares, and knows no StringComparison.
            rows = rows.Where(a => string.Compare(a.Id, before) < 0);
#pragma warning restore CA1309, CA1310
        }

        var page = await rows.OrderByDescending(a => a.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new([.. page.Take(PageSize).Select(AuditEntry.Of)], page.Count > PageSize);
    }

    /// <summary>Every matching row, the oldest first, read as it is written out.</summary>
    public async IAsyncEnumerable<AuditEntry> ExportAsync(AuditQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var row in Matching(db, query).OrderBy(a => a.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return AuditEntry.Of(row);
        }
    }

    private static IQueryable<AuditRow> Matching(CitizenBotDb db, AuditQuery query)
    {
        var rows = db.AuditLog.AsNoTracking();
        rows = query.Actor is { } actor ? rows.Where(a => a.Actor == actor) : rows;
        rows = query.Subject is { } subject ? rows.Where(a => a.Subject == subject || a.Subject!.StartsWith(subject + "/")) : rows;
        rows = query.Refused ? rows.Where(a => a.Status >= StatusCodes.Status400BadRequest) : rows;
        rows = query.From is { } from ? rows.Where(a => a.At >= from) : rows;
        return query.Until is { } until ? rows.Where(a => a.At < until) : rows;
    }
}
