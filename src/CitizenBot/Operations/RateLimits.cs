using System.Globalization;
using System.Threading.RateLimiting;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Channels.DirectLine;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>
/// Rates per address or conversation, with Retry-After. What is sent into conversations is counted by address as well,
/// since a caller can invent conversations. Polls have none: real clients never recover from a 429 there.
/// </summary>
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
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => IsByAddress(http)
                ? PerMinute(limits, Address(http), limits.MessagesPerAddressPerMinute)
                : RateLimitPartition.GetNoLimiter(""));
            limiter.AddPolicy(Tokens, http => PerMinute(limits, Address(http), limits.TokensPerMinute));
            limiter.AddPolicy(Messages, http => PerMinute(limits, http.Request.RouteValues["id"] as string ?? Address(http), limits.MessagesPerMinute));
            limiter.AddPolicy(SignIns, http => PerMinute(limits, Address(http), limits.SignInsPerMinute));
        });
        return services;
    }

    /// <summary>Limits calls by address alone, with the same generous count as messages: a school or a channel shares one.</summary>
    public static TBuilder LimitByAddress<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(ByAddress.Instance);

    private static bool IsByAddress(HttpContext http) => http.GetEndpoint()?.Metadata is { } metadata
        && (metadata.GetMetadata<ByAddress>() is not null || metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == Messages);

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static RateLimitPartition<string> PerMinute(LimitOptions limits, string key, int count) => limits.Enabled
        ? RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = count,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / count,
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

    private sealed class ByAddress
    {
        public static readonly ByAddress Instance = new();
    }
}
