using System.Threading.RateLimiting;
using CitizenBot.Redis;

namespace CitizenBot.Operations;

/// <summary>Where callers are counted: in Redis for all instances together where there is one, in this process otherwise.</summary>
internal sealed class Rates(RedisConnection? redis)
{
    /// <summary>So many a minute, all at once or spread.</summary>
    public RateLimitPartition<string> PerMinute(string key, int count) => redis is null
        ? RateLimitPartition.GetTokenBucketLimiter(key, _ => Bucket(count))
        : RateLimitPartition.Get<string>(key, caller => new RedisRate(redis, caller, Bucket(count)));

    private static TokenBucketRateLimiterOptions Bucket(int count) => new()
    {
        TokenLimit = count,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / count,
        QueueLimit = 0,
        // Whoever holds the limiters fills all of them.
        AutoReplenishment = false,
    };
}
