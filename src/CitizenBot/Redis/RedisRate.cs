using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using StackExchange.Redis;

namespace CitizenBot.Redis;

/// <summary>
/// One caller's rate, counted in Redis for all instances, and here alone while Redis is away: a bucket that fills again
/// evenly (the generic cell rate algorithm, by the clock of Redis). Only a hash of who the caller is goes there.
/// </summary>
internal sealed class RedisRate : ReplenishingRateLimiter
{
    /// <summary>Takes one from the bucket and gives 0, or gives the microseconds until there is one. The key holds when the bucket is full again.</summary>
    private const string Script = """
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local each, minute = tonumber(ARGV[1]), 60000000
        local full = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now) + each
        if full - minute > now then return full - minute - now end
        redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
        return 0
        """;

    private readonly RedisConnection _redis;
    private readonly RedisKey[] _key;
    private readonly RedisValue[] _each;
    private readonly TokenBucketRateLimiter _here;

    public RedisRate(RedisConnection redis, string key, TokenBucketRateLimiterOptions perMinute)
    {
        _redis = redis;
        _key = [$"citizenbot:rate:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{perMinute.TokenLimit}\n{key}")).AsSpan(0, 16))}"];
        _each = [(long)perMinute.ReplenishmentPeriod.TotalMicroseconds];
        _here = new TokenBucketRateLimiter(perMinute);
    }

    public override TimeSpan? IdleDuration => _here.IdleDuration;

    public override bool IsAutoReplenishing => _here.IsAutoReplenishing;

    public override TimeSpan ReplenishmentPeriod => _here.ReplenishmentPeriod;

    public override bool TryReplenish() => _here.TryReplenish();

    public override RateLimiterStatistics? GetStatistics() => null;

    /// <summary>Redis cannot be asked without waiting; whoever is refused here asks again and waits.</summary>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(TimeSpan.Zero);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        var (answered, wait) = await _redis.TryAsync(connection => connection.GetDatabase().ScriptEvaluateAsync(Script, _key, _each));
        return !answered ? await _here.AcquireAsync(permitCount, cancellationToken)
            : (long)wait! is var microseconds and > 0 ? new Lease(TimeSpan.FromMicroseconds(microseconds))
            : new Lease(null);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _here.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed class Lease(TimeSpan? retryAfter) : RateLimitLease
    {
        public override bool IsAcquired => retryAfter is null;

        public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter : null;
            return metadata is not null;
        }
    }
}
