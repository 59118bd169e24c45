using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Storage.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CitizenBot.Channels.DirectLine;

/// <summary>One conversation as one user of one assistant: all that a token opens.</summary>
internal sealed record DirectLineIdentity(string ConversationId, string UserId, string Assistant, string? Locale)
{
    /// <summary>How long an id is that was made here.</summary>
    public const int IdLength = 22;

    /// <summary>Origins of pages that may use the token; all that may use the server where there are none.</summary>
    public IReadOnlyList<string> TrustedOrigins { get; init; } = [];

    /// <summary>Whether the token may be used where the request comes from; what is no browser sends no origin.</summary>
    public bool Trusts(HttpRequest request) =>
        request.Headers.Origin.ToString() is var origin
        && (TrustedOrigins.Count == 0 || origin.Length == 0 || TrustedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase));

    /// <summary>A conversation that does not exist yet, with a user of the caller's naming or of our own.</summary>
    public static DirectLineIdentity New(string assistant, string? userId, string? locale) =>
        new(NewId(), userId ?? $"dl_{NewId()}", assistant, LanguageTags.Normalize(locale));

    /// <summary>128 random bits, safe in a URL.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}

/// <summary>
/// Direct Line tokens are short-lived JWTs, signed with a key that the installation made for itself and keeps in its
/// database, so that every instance accepts what another has issued. The <c>user</c> claim is what Direct Line clients look for: with it
/// they take the user for settled and refuse to name another, which is right, since the server believes the token alone.
/// </summary>
internal sealed class DirectLineTokens(
    IDbContextFactory<CitizenBotDb> contexts, ITurnWriter writer, TimeProvider time, IOptions<DirectLineOptions> options)
{
    private const string Issuer = "citizenbot";
    private const string KeySetting = "direct-line-key";
    private static readonly TimeSpan StreamLifetime = TimeSpan.FromSeconds(60);

    /// <summary>How far the clock of the instance that issued a token may be ahead of this one's.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private SymmetricSecurityKey? _key;

    public int LifetimeSeconds => options.Value.TokenSeconds;

    public Task<string> IssueAsync(DirectLineIdentity identity, CancellationToken cancellationToken) =>
        IssueAsync(identity, "token", TimeSpan.FromSeconds(LifetimeSeconds), cancellationToken);

    /// <summary>For the WebSocket address, which carries its key with it: valid for 60 seconds.</summary>
    public Task<string> IssueForStreamAsync(DirectLineIdentity identity, CancellationToken cancellationToken) =>
        IssueAsync(identity, "stream", StreamLifetime, cancellationToken);

    public Task<DirectLineIdentity?> ValidateAsync(string token, CancellationToken cancellationToken) => ValidateAsync(token, "token", cancellationToken);

    public Task<DirectLineIdentity?> ValidateForStreamAsync(string token, CancellationToken cancellationToken) => ValidateAsync(token, "stream", cancellationToken);

    /// <summary>The installation's own key, for other things that it signs; each says in what it signs what it is for.</summary>
    public async Task<byte[]> KeyBytesAsync(CancellationToken cancellationToken) => (await KeyAsync(cancellationToken)).Key;

    private async Task<string> IssueAsync(DirectLineIdentity identity, string use, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            ["conv"] = identity.ConversationId,
            ["user"] = identity.UserId,
            ["bot"] = identity.Assistant,
        };
        if (identity.Locale is not null)
        {
            claims["locale"] = identity.Locale;
        }

        if (identity.TrustedOrigins.Count > 0)
        {
            claims["origins"] = identity.TrustedOrigins.ToArray();
        }

        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = use,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = new(await KeyAsync(cancellationToken), SecurityAlgorithms.HmacSha256),
        });
    }

    private async Task<DirectLineIdentity?> ValidateAsync(string token, string use, CancellationToken cancellationToken)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = use,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = await KeyAsync(cancellationToken),
            LifetimeValidator = (from, to, _, _) => from <= time.GetUtcNow().UtcDateTime + ClockSkew && time.GetUtcNow().UtcDateTime < to,
        });
        if (!result.IsValid)
        {
            return null;
        }

        var claims = result.ClaimsIdentity;
        return new DirectLineIdentity(Value(claims, "conv"), Value(claims, "user"), Value(claims, "bot"), claims.FindFirst("locale")?.Value)
        {
            TrustedOrigins = [.. claims.FindAll("origins").Select(c => c.Value)],
        };
    }

    private static string Value(ClaimsIdentity claims, string type) =>
        claims.FindFirst(type)?.Value ?? throw new SecurityTokenException($"The token has no claim '{type}'.");

    private async Task<SymmetricSecurityKey> KeyAsync(CancellationToken cancellationToken)
    {
        if (_key is not null)
        {
            return _key;
        }

        // Two instances that start together both offer a key; the database keeps the first.
        await writer.CommitAsync(new Commit(null, new SettingAdded(KeySetting, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))), cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var key = await db.Settings.AsNoTracking().Where(s => s.Key == KeySetting).Select(s => s.Value).FirstAsync(cancellationToken);
        return _key = new SymmetricSecurityKey(Convert.FromBase64String(key));
    }
}
