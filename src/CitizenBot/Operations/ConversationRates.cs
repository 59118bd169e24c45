using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>
/// The rate of a conversation on a remote channel. All of a channel's citizens call from its few addresses, and which
/// conversation a call belongs to is only known once its body has been read.
/// </summary>
internal sealed class ConversationRates(IOptions<LimitOptions> limits, Rates rates) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(conversation => limits.Value.Enabled
        ? rates.PerMinute(conversation, limits.Value.MessagesPerMinute)
        : RateLimitPartition.GetNoLimiter(""));

    /// <summary>The refusal of one message too many, with Retry-After; null while there are not.</summary>
    public async Task<IResult?> RefusalAsync(HttpContext http, string conversationId)
    {
        using var lease = await _limiter.AcquireAsync(conversationId, 1, http.RequestAborted);
        if (lease.IsAcquired)
        {
            return null;
        }

        RateLimits.SetRetryAfter(http, lease);
        return Problems.Refused(StatusCodes.Status429TooManyRequests, RateLimits.TooMany);
    }

    public void Dispose() => _limiter.Dispose();
}
