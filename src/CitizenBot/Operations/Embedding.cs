using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>Which pages of other origins may use the widget: those of <c>DirectLine:AllowedOrigins</c>.</summary>
internal static class Embedding
{
    private const string Policy = "embedding";

    public static IServiceCollection AddEmbedding(this IServiceCollection services)
    {
        services.AddCors();

        // Scripts and styles only: what answers a token or a citizen is never compressed beside what an attacker may choose.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/javascript", "text/css", "text/html"];
        });
        services.AddOptions<CorsOptions>().Configure<IOptions<DirectLineOptions>>((cors, options) => cors.AddPolicy(Policy, policy => policy
            .WithOrigins([.. options.Value.AllowedOrigins])
            .WithMethods("GET", "POST")
            .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
            .WithExposedHeaders("Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
        return services;
    }

    /// <summary>Whether the page that asks is one of those, or the program's own; what is no browser sends no origin.</summary>
    public static bool IsAllowed(HttpRequest request, DirectLineOptions options) =>
        request.Headers.Origin.ToString() is var origin
        && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}" || options.AllowedOrigins.Contains(origin));

    public static IApplicationBuilder UseEmbedding(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments("/v3", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/assistants", StringComparison.Ordinal),
        embedded => embedded.UseCors(Policy));
}
