using CitizenBot.Channels.DirectLine;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>Which pages of other origins may use the widget: those of <c>DirectLine:AllowedOrigins</c>.</summary>
internal static class Embedding
{
    private const string Policy = "embedding";

    /// <summary>The one address that clients call with their cookies.</summary>
    private const string SessionPolicy = "embedding-session";

    public static IServiceCollection AddEmbedding(this IServiceCollection services)
    {
        services.AddCors();

        // Scripts and styles only: what answers a token or a citizen is never compressed beside what an attacker may choose.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/javascript", "text/css", "text/html"];
        });
        services.AddOptions<CorsOptions>().Configure<IOptions<DirectLineOptions>>((cors, options) =>
        {
            cors.AddPolicy(Policy, policy => Allow(policy, options.Value));
            cors.AddPolicy(SessionPolicy, policy => Allow(policy, options.Value).AllowCredentials());
        });
        return services;
    }

    private static CorsPolicyBuilder Allow(CorsPolicyBuilder policy, DirectLineOptions options) => policy
        .WithOrigins([.. options.AllowedOrigins])
        .WithMethods("GET", "POST")
        .WithHeaders("authorization", "content-type", "content-disposition", "x-ms-bot-agent", "x-requested-with")
        .WithExposedHeaders("Retry-After")
        .SetPreflightMaxAge(TimeSpan.FromHours(1));

    /// <summary>Whether a text is an origin, such as <c>https://goteborg.se</c>, and nothing more.</summary>
    public static bool IsOrigin(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url!.GetLeftPart(UriPartial.Authority) == text;

    /// <summary>Whether the page that asks is one of those, or the program's own; what is no browser sends no origin.</summary>
    public static bool IsAllowed(HttpRequest request, DirectLineOptions options) =>
        request.Headers.Origin.ToString() is var origin
        && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}" || options.AllowedOrigins.Contains(origin));

    public static IApplicationBuilder UseEmbedding(this IApplicationBuilder app) => app
        .UseWhen(http => IsEmbedded(http) && IsSession(http), session => session.UseCors(SessionPolicy))
        .UseWhen(http => IsEmbedded(http) && !IsSession(http), embedded => embedded.UseCors(Policy));

    private static bool IsEmbedded(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/v3", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/assistants", StringComparison.Ordinal);

    private static bool IsSession(HttpContext http) => http.Request.Path.StartsWithSegments(DirectLineSession.Path, StringComparison.Ordinal);
}
