using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using Azure;
using CitizenBot.Dialogs.Languages.Translation;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace CitizenBot.Translators;

/// <summary>
/// An engine within a time budget: one more try where it was only busy, and a rest of half a minute after half of at least four calls have failed, so
/// that nobody waits for what is down. What comes of it is a translation or none, never an error.
/// </summary>
internal sealed class GuardedTranslator : ITranslator, IDisposable
{
    private static readonly TimeSpan PairsLast = TimeSpan.FromHours(1);
    private static readonly TimeSpan PairsRetried = TimeSpan.FromSeconds(30);
    private readonly ITranslationEngine _engine;
    private readonly TranslationMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline _pipeline;
    private readonly SemaphoreSlim _asking = new(1, 1);
    private (LanguagePairs Pairs, DateTimeOffset Until)? _pairs;

    public GuardedTranslator(ITranslationEngine engine, int seconds, TranslationMetrics metrics, TimeProvider time, ILogger<GuardedTranslator> logger)
    {
        (_engine, _metrics, _time, _logger) = (engine, metrics, time, logger);
        var failures = new PredicateBuilder().Handle<Exception>(e => e is not OperationCanceledException);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5, MinimumThroughput = 4, SamplingDuration = TimeSpan.FromSeconds(30), BreakDuration = TimeSpan.FromSeconds(30), ShouldHandle = failures,
                OnOpened = opened =>
                {
                    LogMessages.TranslatorRests(_logger, Name, opened.BreakDuration.TotalSeconds);
                    return default;
                },
            })
            .AddTimeout(TimeSpan.FromSeconds(seconds))
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 1, Delay = TimeSpan.FromMilliseconds(200), UseJitter = true, BackoffType = DelayBackoffType.Exponential,
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(e => e.StatusCode is null or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError),
            })
            .Build();
    }

    public string Name => _engine.Name;

    public bool IsCloud => _engine.IsCloud;

    public async Task<LanguagePairs> PairsAsync(CancellationToken cancellationToken)
    {
        if (_pairs is { } known && known.Until > _time.GetUtcNow())
        {
            return known.Pairs;
        }

        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_pairs is { } read && read.Until > _time.GetUtcNow())
            {
                return read.Pairs;
            }

            var pairs = await CallAsync(_engine.PairsAsync, cancellationToken);
            _pairs = pairs is null ? (_pairs?.Pairs ?? LanguagePairs.None, _time.GetUtcNow() + PairsRetried) : (pairs, _time.GetUtcNow() + PairsLast);
            return _pairs.Value.Pairs;
        }
        finally
        {
            _asking.Release();
        }
    }

    public async Task<IReadOnlyList<string>?> TranslateAsync(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellationToken)
    {
        var translations = await CallAsync(async token =>
        {
            _metrics.Sent(Name, from, to, texts);
            var translated = await _engine.TranslateAsync(texts, from, to, token);
            return translated.Count == texts.Count ? translated : throw new TranslationException($"{translated.Count} translations of {texts.Count} texts.");
        }, cancellationToken);
        _metrics.Done(Name, translations is not null);
        return translations;
    }

    public void Dispose() => _asking.Dispose();

    private async Task<T?> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) where T : class
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await call(token), cancellationToken);
        }
        catch (Exception e) when (e is BrokenCircuitException or TimeoutRejectedException or HttpRequestException or RequestFailedException or AggregateException
            or JsonException or TranslationException or IOException or Azure.Identity.AuthenticationFailedException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            if (e is not BrokenCircuitException)
            {
                LogMessages.TranslatorFailed(_logger, Name, e is TimeoutRejectedException ? "it took too long" : e.Message.Split('\n')[0].Trim());
            }

            return null;
        }
    }
}

/// <summary>What translation costs and how often it fails, for <c>dotnet-counters</c> and whoever collects metrics.</summary>
internal sealed class TranslationMetrics(IMeterFactory meters)
{
    public const string MeterName = "CitizenBot.Translation";
    private readonly Counter<long> _characters = Counter<long>(meters, "citizenbot.translation.characters", "{character}", "Characters sent to a translation engine.");
    private readonly Counter<long> _calls = Counter<long>(meters, "citizenbot.translation.calls", "{call}", "Calls of a translation engine, by whether a translation came of them.");

    public void Sent(string engine, string from, string to, IReadOnlyList<string> texts) =>
        _characters.Add(texts.Sum(text => (long)text.Length), new("engine", engine), new("from", from), new("to", to));

    public void Done(string engine, bool succeeded) => _calls.Add(1, new("engine", engine), new("succeeded", succeeded));

    private static Counter<T> Counter<T>(IMeterFactory meters, string name, string unit, string description) where T : struct =>
        meters.Create(MeterName).CreateCounter<T>(name, unit, description);
}
