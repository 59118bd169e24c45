using System.Globalization;
using System.Threading.RateLimiting;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Channels.DirectLine;
using CitizenBot.Redis;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>
/// Rates with Retry-After. Who holds a valid token is counted as a person and a conversation, tightly; an address only
/// generously, since a school shares one, and only for what those let through, so that one person's flood uses up nobody
/// else's share. Who has no valid token is an address. Polls have no rate: real clients never recover from a 429 there.
/// </summary>
internal static class RateLimits
{
    /// <summary>Calls that give a token or begin a conversation.</summary>
    public const string Tokens = "tokens";

    /// <summary>Calls that send something into a conversation.</summary>
    public const string Messages = "messages";

    /// <summary>Sign-ins to the desk.</summary>
    public const string SignIns = "sign-ins";

    /// <summary>What a caller is told who asks too often.</summary>
    public const string TooMany = "Too many requests. Wait as long as Retry-After says.";

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddSingleton<ConversationRates>().AddSingleton(provider => new Rates(provider.GetService<RedisConnection>()));
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>, Rates>((limiter, options, rates) =>
        {
            var limits = options.Value;
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = RejectAsync;
            foreach (var policy in (string[])[Tokens, Messages, SignIns])
            {
                limiter.AddPolicy(policy, _ => RateLimitPartition.GetNoLimiter(""));
            }

            if (limits.Enabled)
            {
                // The narrowest first: what it refuses is not counted by the wider ones.
                limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                    PartitionedRateLimiter.Create<HttpContext, string>(http => OfConversation(http, limits, rates)),
                    PartitionedRateLimiter.Create<HttpContext, string>(http => OfUser(http, limits, rates)),
                    PartitionedRateLimiter.Create<HttpContext, string>(http => OfAddress(http, limits, rates)));
            }
        });
        return services;
    }

    /// <summary>Limits calls by address alone, with the same generous count as messages: a school or a channel shares one.</summary>
    public static TBuilder LimitByAddress<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(ByAddress.Instance);

    /// <summary>Whether an endpoint's callers are counted by their tokens.</summary>
    public static bool CountsTokens(Endpoint? endpoint) => PolicyOf(endpoint) is Tokens or Messages;

    private static RateLimitPartition<string> OfConversation(HttpContext http, LimitOptions limits, Rates rates) =>
        PolicyOf(http.GetEndpoint()) == Messages && Caller(http) is { } caller
            ? rates.PerMinute(caller.ConversationId, limits.MessagesPerMinute)
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> OfUser(HttpContext http, LimitOptions limits, Rates rates) =>
        CountsTokens(http.GetEndpoint()) && Caller(http) is { } caller
            ? rates.PerMinute($"{caller.Assistant}\n{caller.UserId}", limits.MessagesPerUserPerMinute)
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> OfAddress(HttpContext http, LimitOptions limits, Rates rates) => PolicyOf(http.GetEndpoint()) switch
    {
        SignIns => rates.PerMinute($"{SignIns} {CallerAddress.Of(http)}", limits.SignInsPerMinute),
        Tokens when Caller(http) is null && http.Features.Get<DirectLineServer>() is null => rates.PerMinute($"{Tokens} {CallerAddress.Of(http)}", limits.TokensPerMinute),
        Tokens or Messages => rates.PerMinute(CallerAddress.Of(http), limits.MessagesPerAddressPerMinute),
        _ => http.GetEndpoint()?.Metadata.GetMetadata<ByAddress>() is null
            ? RateLimitPartition.GetNoLimiter("")
            : rates.PerMinute(CallerAddress.Of(http), limits.MessagesPerAddressPerMinute),
    };

    private static string? PolicyOf(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;

    private static DirectLineIdentity? Caller(HttpContext http) => http.Features.Get<DirectLineIdentity>();

    private static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var http = context.HttpContext;
        SetRetryAfter(http, context.Lease);
        var answer = http.Request.Path.StartsWithSegments("/v3/directline", StringComparison.Ordinal)
            ? DirectLineErrors.Error(429, "TooManyRequests", TooMany)
            : Problems.Refused(429, TooMany);
        await answer.ExecuteAsync(http);
    }

    /// <summary>Says when the next call will be let through, in whole seconds.</summary>
    public static void SetRetryAfter(HttpContext http, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        http.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    private sealed class ByAddress
    {
        public static readonly ByAddress Instance = new();
    }
}
