using CitizenBot.Instances;
using StackExchange.Redis;

namespace CitizenBot.Redis;

/// <summary>Redis' publish and subscribe as the way between instances.</summary>
internal sealed class RedisSignals(RedisConnection redis) : ISignalCarrier
{
    private const string Channel = "citizenbot";

    public async Task<bool> TrySendAsync(string payload, CancellationToken cancellationToken)
    {
        // With nobody there to hear it, not even this instance, it is as good as not sent.
        var (answered, receivers) = await redis.TryAsync(connection => connection.GetSubscriber().PublishAsync(new RedisChannel(Channel, RedisChannel.PatternMode.Literal), payload));
        return answered && receivers > 0;
    }

    public Task ReceiveAsync(Action<string> received, CancellationToken cancellationToken) => redis.SubscribeAsync(Channel, received, cancellationToken);
}
