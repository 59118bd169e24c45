namespace CitizenBot.Operations;

/// <summary>What every answer tells browsers not to do. No page of ours needs inline script or style.</summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:; " +
        "object-src 'none'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (!http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) && http.Request.Path != "/widget.js")
        {
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        if (http.Request.Path.StartsWithSegments("/desk", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/staff", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/v3", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/assistants", StringComparison.Ordinal))
        {
            headers.CacheControl = "no-store";
        }

        return next(http);
    });
}
