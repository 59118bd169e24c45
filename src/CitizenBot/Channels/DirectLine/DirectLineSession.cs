namespace CitizenBot.Channels.DirectLine;

/// <summary>
/// <c>GET /session/getsessionid</c>: clients that show a sign-in card ask for an id that ties the sign-in page to the
/// browser. It is kept in a cookie that goes to no other address.
/// </summary>
internal static class DirectLineSession
{
    public const string Path = "/v3/directline/session";
    private const string Cookie = "citizenbot-directline-session";

    public static void MapDirectLineSession(this IEndpointRouteBuilder directLine) => directLine.MapGet("/session/getsessionid", GetAsync);

    private static async Task<IResult> GetAsync(HttpContext http, DirectLineAccess access, CancellationToken cancellationToken)
    {
        var (_, refusal) = access.AssistantOf(http.Request) is null ? await access.HolderAsync(http.Request, cancellationToken) : (null, null);
        if (refusal is not null)
        {
            return refusal;
        }

        var id = http.Request.Cookies[Cookie] is { Length: DirectLineIdentity.IdLength } kept ? kept : DirectLineIdentity.NewId();
        http.Response.Cookies.Append(Cookie, id, new()
        {
            Path = Path,
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = http.Request.IsHttps ? SameSiteMode.None : SameSiteMode.Lax,
        });
        return Results.Json(new SessionAnswer(id), HostJson.Default.SessionAnswer);
    }
}

internal sealed record SessionAnswer(string SessionId);
