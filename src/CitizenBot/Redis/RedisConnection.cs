using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using StackExchange.Redis;

namespace CitizenBot.Redis;

/// <summary>
/// The way to Redis, which nobody waits for: what it does not answer at once is done without it, and after some failures it
/// is left alone for a moment. It comes back by itself. Nothing in it may be lost with harm.
/// </summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly ConfigurationOptions _options;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource<ConnectionMultiplexer> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>On the machine's clock, whatever the program's is.</summary>
    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder()
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions { FailureRatio = 0.5, MinimumThroughput = 2, SamplingDuration = TimeSpan.FromSeconds(2), BreakDuration = TimeSpan.FromSeconds(2) })
        .AddTimeout(Patience)
        .Build();

    private int _away;

    public RedisConnection(string connectionString, ILogger<RedisConnection> logger)
    {
        _options = Parse(connectionString);

        // A start does not wait for it, and a lost connection is made again for ever.
        _options.AbortOnConnectFail = false;
        _logger = logger;
        _ = ConnectAsync();
    }

    /// <exception cref="ArgumentException">It is no connection string of StackExchange.Redis.</exception>
    public static ConfigurationOptions Parse(string connectionString) =>
        !connectionString.Contains("://", StringComparison.Ordinal) && ConfigurationOptions.Parse(connectionString) is { EndPoints.Count: > 0 } options
            ? options
            : throw new ArgumentException("No server is named.", nameof(connectionString));

    /// <summary>Asks Redis, within a quarter of a second.</summary>
    /// <returns>Its answer, and whether there was one.</returns>
    public async Task<(bool Answered, T? Answer)> TryAsync<T>(Func<ConnectionMultiplexer, Task<T>> ask)
    {
        if (!_connected.Task.IsCompletedSuccessfully)
        {
            return default;
        }

        try
        {
            var connection = await _connected.Task;
            var answer = await _pipeline.ExecuteAsync(
                async (call, limit) => await (connection.IsConnected ? call(connection).WaitAsync(limit) : throw new TimeoutException("Not connected.")), ask, CancellationToken.None);
            if (Interlocked.Exchange(ref _away, 0) == 1)
            {
                LogMessages.RedisBack(_logger);
            }

            return (true, answer);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or TimeoutRejectedException or BrokenCircuitException or ObjectDisposedException)
        {
            if (Interlocked.Exchange(ref _away, 1) == 0)
            {
                LogMessages.RedisAway(_logger, e.Message);
            }

            return default;
        }
    }

    /// <summary>Listens to a channel, now and whenever the connection has come back, until it is cancelled.</summary>
    public async Task SubscribeAsync(string channel, Action<string> received, CancellationToken cancellationToken)
    {
        var connection = await _connected.Task.WaitAsync(cancellationToken);
        await connection.GetSubscriber().SubscribeAsync(new RedisChannel(channel, RedisChannel.PatternMode.Literal), (_, payload) => received(payload!)).WaitAsync(cancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_connected.Task.IsCompletedSuccessfully)
        {
            (await _connected.Task).Dispose();
        }

        _stopping.Dispose();
    }

    private async Task ConnectAsync()
    {
        var stopping = _stopping.Token;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                _connected.SetResult(await ConnectionMultiplexer.ConnectAsync(_options));
                return;
            }
            catch (Exception e)
            {
                // A name that leads nowhere yet, for one.
                if (Interlocked.Exchange(ref _away, 1) == 0)
                {
                    LogMessages.RedisAway(_logger, e.Message);
                }

                await Task.Delay(RetryAfter, stopping);
            }
        }
    }
}
