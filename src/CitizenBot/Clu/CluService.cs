using System.Text.Json;
using Azure;
using Azure.Core.Pipeline;
using Azure.Identity;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Operations;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CitizenBot.Clu;

/// <summary>
/// CLU within a time budget, and a rest of half a minute after half of at least four calls have failed, so that nobody waits for what is down. What comes
/// of it is a prediction or none, never an error. What a message was answered is kept for a while, a failure too: a turn that runs again neither waits nor
/// pays twice. After a restart, and on another instance, it is asked again.
/// </summary>
internal sealed class CluService : IDisposable
{
    public const string HttpClient = "clu";
    private const int MostKept = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly ConversationAnalysisClient _client;
    private readonly ResiliencePipeline _pipeline;
    private readonly ILogger _logger;
    private readonly MemoryCache _predictions = new(new MemoryCacheOptions { SizeLimit = MostKept });
    private readonly Lock _gate = new();

    public CluService(IOptions<CluOptions> options, IHttpClientFactory http, TimeProvider time, ILogger<CluService> logger)
    {
        (_client, _logger) = (Client(options.Value, http.CreateClient(HttpClient)), logger);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5, MinimumThroughput = 4, SamplingDuration = TimeSpan.FromSeconds(30), BreakDuration = TimeSpan.FromSeconds(30),

                // What is refused for its language or its length says nothing of the service.
                ShouldHandle = new PredicateBuilder().Handle<Exception>(e => e is not (OperationCanceledException or RequestFailedException { Status: 400 })),
                OnOpened = opened =>
                {
                    LogMessages.CluRests(_logger, opened.BreakDuration.TotalSeconds);
                    return default;
                },
            })
            .AddTimeout(TimeSpan.FromSeconds(options.Value.Seconds))
            .Build();
    }

    /// <summary>What the service makes of a message; null where it does not say in time.</summary>
    /// <param name="utterance">Without personal details.</param>
    /// <param name="deployment">What understands it.</param>
    /// <param name="cancellationToken">Ends the waiting; the call goes on within its budget, for the turn that runs next.</param>
    public Task<ConversationPrediction?> PredictAsync(Utterance utterance, CluDeployment deployment, CancellationToken cancellationToken)
    {
        Task<ConversationPrediction?>? prediction;
        lock (_gate)
        {
            // An activity's id is its conversation's own; with text and language the answer is the same in any.
            if (!_predictions.TryGetValue((utterance, deployment), out prediction))
            {
                prediction = CallAsync(utterance, deployment);
                _predictions.Set((utterance, deployment), prediction, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
            }
        }

        return prediction!.WaitAsync(cancellationToken);
    }

    public void Dispose() => _predictions.Dispose();

    private static ConversationAnalysisClient Client(CluOptions settings, HttpClient http)
    {
        var options = new ConversationAnalysisClientOptions { Transport = new HttpClientTransport(http) };
        return new ConversationAnalysisClient(settings.Endpoint!, AzureAiAuthentication.Of(settings.Key, settings.ClientId), options);
    }

    private async Task<ConversationPrediction?> CallAsync(Utterance utterance, CluDeployment deployment)
    {
        try
        {
            var language = utterance.Language == "und" ? null : utterance.Language.ToLowerInvariant();
            return await _pipeline.ExecuteAsync(async token => await _client.AnalyzeConversationAsync(utterance.Text, language, deployment, token), CancellationToken.None);
        }
        catch (BrokenCircuitException)
        {
            return null;
        }
        catch (Exception e) when (e is TimeoutRejectedException or OperationCanceledException or HttpRequestException or RequestFailedException or AggregateException
            or JsonException or IOException or AuthenticationFailedException)
        {
            LogMessages.CluFailed(_logger, e is TimeoutRejectedException or OperationCanceledException ? "it took too long" : e.Message.Split('\n')[0].Trim());
            return null;
        }
    }
}
