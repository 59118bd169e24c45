using System.Globalization;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using CitizenBot.Storage.Model;

namespace CitizenBot.Desk;

/// <summary>What a call's row says beyond the call itself.</summary>
/// <param name="Actor">The account, where the call came without a session.</param>
/// <param name="Detail">What was changed.</param>
internal sealed record AuditNote(string? Actor, string? Detail);

/// <summary>
/// Records every call at the desk: views, exports, searches, changes, sign-ins and refusals. The row is written before
/// the answer goes out; where it cannot be written nothing is shown.
/// </summary>
internal sealed class AuditTrail(ITurnWriter writer, TimeProvider time) : IEndpointFilter
{
    private const string Root = "/desk/api/";
    private static int _count;

    /// <summary>What shows nothing that another call has not shown: it would bury the rest.</summary>
    private static readonly HashSet<string> Unrecorded =
    [
        "GET me", "GET stream", "PUT conversations/{id}/draft", "GET conversations/{id}/translation", "POST conversations/{id}/translations",
        "POST conversations/{id}/translation-preview", "GET {**rest}", "POST {**rest}", "PUT {**rest}", "DELETE {**rest}",
    ];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        await RecordAsync(http, (result as IStatusCodeHttpResult)?.StatusCode ?? (http.Response.HasStarted ? http.Response.StatusCode : StatusCodes.Status200OK));
        return result;
    }

    /// <summary>Records the call that is being answered, if it is one to record and it is known who asked.</summary>
    public Task RecordAsync(HttpContext http, int status)
    {
        var action = ActionOf(http);
        var actor = http.Features.Get<DeskSession>()?.Agent.UserName ?? http.Features.Get<AuditNote>()?.Actor;
        var refused = status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden;
        return actor is null || action is null || (Unrecorded.Contains(action) && !refused)
            ? Task.CompletedTask
            : RecordAsync(http, actor, action, SubjectOf(http), http.Features.Get<AuditNote>()?.Detail, status);
    }

    /// <summary>A conversation is followed live on an open stream.</summary>
    public Task FollowedAsync(HttpContext http, string actor, string conversationId) =>
        RecordAsync(http, actor, "WATCH conversations/{id}", Short(conversationId), null, StatusCodes.Status200OK);

    /// <summary>Whoever stops waiting for the answer has asked all the same.</summary>
    private async Task RecordAsync(HttpContext http, string actor, string action, string? subject, string? detail, int status)
    {
        var now = time.GetUtcNow();
        var row = new AuditRow
        {
            Id = NextId(now),
            At = now.ToUnixTimeMilliseconds(),
            Actor = actor,
            Action = action,
            Subject = subject,
            Detail = detail,
            Status = status,
            Address = CallerAddress.Of(http),
        };
        await writer.CommitAsync(new Commit(null, new AuditRecorded(row)), CancellationToken.None);
    }

    private static string? ActionOf(HttpContext http) =>
        (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } pattern && pattern.StartsWith(Root, StringComparison.Ordinal)
            ? $"{http.Request.Method} {pattern[Root.Length..].TrimEnd('/')}"
            : null;

    private static string? SubjectOf(HttpContext http) => string.Join('/', http.Request.RouteValues.Values) is { Length: > 0 } values ? Short(values) : null;

    /// <summary>A caller's own words can stand in the path; ids are short and without NUL, which PostgreSQL cannot store.</summary>
    private static string Short(string text) => text.Replace("\0", "", StringComparison.Ordinal) is var clean ? clean[..Math.Min(clean.Length, 200)] : "";

    /// <summary>A UUID of version 7 whose twelve bits after the time count (RFC 9562, 6.2, method 1), so that what happens within a millisecond keeps its order.</summary>
    private static string NextId(DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now).ToString("N");
        return string.Create(CultureInfo.InvariantCulture, $"{id[..13]}{Interlocked.Increment(ref _count) & 0xFFF:x3}{id[16..]}");
    }
}
