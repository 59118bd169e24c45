using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CitizenBot.BotFramework.Authentication;

/// <summary>
/// The signing keys of one issuer, by id. Fetched when first needed, when old, and when a key id is unknown. While they
/// cannot be fetched, the old ones serve.
/// </summary>
internal sealed class IssuerKeys(string metadataUrl, IDocumentRetriever documents, ChannelTokenOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim fetching = new(1, 1);
    private volatile Fetched? latest;
    private DateTimeOffset? failedAt;

    /// <summary>The key, or null when the issuer has none with this id.</summary>
    /// <exception cref="KeysUnavailableException">There are no keys, and they cannot be fetched.</exception>
    public async Task<JsonWebKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (latest is not { } current)
            await fetching.WaitAsync(cancellationToken);
        else if (!ShouldFetch(current, keyId))
            return current.Keys.GetValueOrDefault(keyId);
        else if (!current.Keys.TryGetValue(keyId, out var known))
            await fetching.WaitAsync(cancellationToken);
        else if (!await fetching.WaitAsync(0, cancellationToken))
            return known; // Somebody fetches already; nobody waits for that who has a key.
        try
        {
            // Somebody else may have fetched them while this one waited.
            if (latest is not { } waited || ShouldFetch(waited, keyId))
                await FetchAsync(cancellationToken);
        }
        finally
        {
            fetching.Release();
        }
        return latest?.Keys.GetValueOrDefault(keyId);
    }

    public void Dispose() => fetching.Dispose();

    private bool ShouldFetch(Fetched current, string keyId)
    {
        var age = time.GetUtcNow() - current.At;
        return age >= options.RefreshAfter || (age >= options.RefreshFloor && !current.Keys.ContainsKey(keyId));
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (failedAt is { } failed && now - failed < options.RetryAfterFailure)
        {
            if (latest is null)
                throw new KeysUnavailableException($"The keys at {metadataUrl} could not be fetched a moment ago.");
            return;
        }
        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(metadataUrl, documents, cancellationToken);
            var keys = (configuration.JsonWebKeySet?.Keys ?? []).Where(key => !string.IsNullOrEmpty(key.Kid)).DistinctBy(key => key.Kid).ToDictionary(key => key.Kid);
            if (keys.Count == 0)
                throw new InvalidDataException("There is no key in the document."); // Any JSON object reads as metadata.
            latest = new Fetched(keys, now);
            failedAt = null;
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever the retriever throws (network, HTTP status, JSON), there are no new keys.
            failedAt = now;
            if (latest is null)
                throw new KeysUnavailableException($"The keys at {metadataUrl} cannot be fetched.", error);
        }
    }

    private sealed record Fetched(IReadOnlyDictionary<string, JsonWebKey> Keys, DateTimeOffset At);
}

internal sealed class KeysUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
