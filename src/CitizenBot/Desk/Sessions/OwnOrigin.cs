using CitizenBot.Operations;
using Microsoft.Extensions.Options;

namespace CitizenBot.Desk;

/// <summary>
/// Refuses what another site's page makes a browser ask: everything that changes something, and the WebSocket. Browsers
/// send Sec-Fetch-Site, or at least Origin, and no script can set either.
/// </summary>
internal sealed class OwnOrigin(IOptions<BotsOptions> bots) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return Changes(http) && !IsOwn(http.Request)
            ? ValueTask.FromResult<object?>(Problems.Refused(StatusCodes.Status403Forbidden, "The request does not come from the desk's own page."))
            : next(context);
    }

    private static bool Changes(HttpContext http) => !HttpMethods.IsGet(http.Request.Method) || http.WebSockets.IsWebSocketRequest;

    private bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site == "same-origin";
        }

        // Behind a proxy that ends TLS the request's own scheme is not what the browser sees; the setting says it.
        var origin = request.Headers.Origin.ToString();
        return origin == $"{request.Scheme}://{request.Host}" || (origin.Length > 0 && origin == bots.Value.PublicUrl?.GetLeftPart(UriPartial.Authority));
    }
}
