using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CitizenBot.BotFramework.Authentication;

/// <summary>What every token must pass, whoever issued it: key, algorithm, signature, lifetime, issuer and audience.</summary>
internal sealed class SignedTokens(IssuerKeys keys, string audience, TimeSpan clockSkew, TimeProvider time) : IDisposable
{
    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    /// <summary>The token, unverified; null for what is none, or is one that is encrypted: five parts in place of three.</summary>
    public static JsonWebToken? TryRead(string encoded)
    {
        if (encoded.AsSpan().Count('.') != 2)
            return null;
        try
        {
            return new JsonWebToken(encoded);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or SecurityTokenException or JsonException)
        {
            return null;
        }
    }

    public async Task<(ClaimsIdentity? Identity, JsonWebKey? Key, string? Reason)> CheckAsync(
        JsonWebToken token, string issuer, CancellationToken cancellationToken)
    {
        // Before the keys are looked up: a stranger's token should cost nothing.
        if (!Algorithms.Contains(token.Alg))
            return Refused("The token is not signed with an algorithm that is accepted.");
        if (string.IsNullOrEmpty(token.Kid))
            return Refused("The token does not name its key.");
        if (!HasOneAudience(token))
            return Refused("The token is not for exactly one audience.");
        if (await keys.FindAsync(token.Kid, cancellationToken) is not { } key)
            return Refused("The issuer has no such key.");

        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms,
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            ValidIssuer = issuer,
            ValidAudience = audience,
            LifetimeValidator = (notBefore, expires, _, _) => IsNow(notBefore, expires),
        });
        return result.IsValid
            ? (result.ClaimsIdentity, key, null)
            : Refused(Sentence(result.Exception));
    }

    /// <summary>The channels that a key may speak for; null when it does not say.</summary>
    public static IReadOnlySet<string>? EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var endorsements)
        && endorsements is JsonElement { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
                .ToHashSet(StringComparer.Ordinal)
            : null;

    public void Dispose() => keys.Dispose();

    // Asked of the JSON itself: the library reads a list of audiences and a single one alike.
    private static bool HasOneAudience(JsonWebToken token)
    {
        try
        {
            using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
            return payload.RootElement.TryGetProperty("aud", out var audience) && audience.ValueKind == JsonValueKind.String;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Sentence(Exception? error) => error switch
    {
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => "The token's signature is not by the key that it names.",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException
            => "The token is not valid at this time.",
        SecurityTokenInvalidAudienceException => "The token is for somebody else.",
        SecurityTokenInvalidIssuerException => "The issuer is not one that may call.",
        _ => "The token does not hold.",
    };

    private bool IsNow(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now - end < clockSkew && (notBefore is not { } start || start - now <= clockSkew);
    }

    private static (ClaimsIdentity?, JsonWebKey?, string?) Refused(string reason) => (null, null, reason);
}
