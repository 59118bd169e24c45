using System.Globalization;
using System.Threading.RateLimiting;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Channels.DirectLine;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>Rates per address or conversation, with Retry-After. Polls have none: real clients never recover from a 429 there.</summary>
internal static class RateLimits
{
    public const string Tokens = "tokens";
    public const string Messages = "messages";
    public const string SignIns = "sign-ins";

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, options) =>
        {
            var limits = options.Value;
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = RejectAsync;
            limiter.AddPolicy(Tokens, http => PerMinute(limits, Address(http), limits.TokensPerMinute));
            limiter.AddPolicy(Messages, http => PerMinute(limits, http.Request.RouteValues["id"] as string ?? Address(http), limits.MessagesPerMinute));
            limiter.AddPolicy(SignIns, http => PerMinute(limits, Address(http), limits.SignInsPerMinute));
        });
        return services;
    }

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static RateLimitPartition<string> PerMinute(LimitOptions limits, string key, int count) => limits.Enabled
        ? RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = count,
            TokensPerPeriod = Math.Max(1, count / 6),
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            QueueLimit = 0,
        })
        : RateLimitPartition.GetNoLimiter(key);

    private static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        http.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var answer = http.Request.Path.StartsWithSegments("/v3/directline", StringComparison.Ordinal)
            ? DirectLineErrors.Error(429, "TooManyRequests", "Too many requests. Wait as long as Retry-After says.")
            : Problems.Refused(429, "Too many requests. Wait as long as Retry-After says.");
        await answer.ExecuteAsync(http);
    }
}
