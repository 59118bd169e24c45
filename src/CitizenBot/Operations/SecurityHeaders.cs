namespace CitizenBot.Operations;

/// <summary>What every answer tells browsers not to do. No page of ours needs inline script or style.</summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:; " +
        "object-src 'none'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

    /// <summary>Lets pages of these origins show this answer in a frame, besides the program's own.</summary>
    public static void AllowFraming(HttpResponse response, IEnumerable<string> origins)
    {
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy.Replace("frame-ancestors 'self'", $"frame-ancestors 'self' {string.Join(' ', origins)}".TrimEnd(), StringComparison.Ordinal);
        response.Headers.Remove("Cross-Origin-Opener-Policy");
    }

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
