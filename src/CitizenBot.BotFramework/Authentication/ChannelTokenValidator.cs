using CitizenBot.BotFramework.Schema;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace CitizenBot.BotFramework.Authentication;

/// <summary>
/// Checks that a request to the messages endpoint comes from a channel of Azure Bot Service, or from the Emulator or another
/// bot where those are allowed. Stricter than the SDKs where they let things pass: a key id, an expiry, a service URL and an endorsement for the
/// channel are demanded. One serves the whole process and keeps the issuers' keys.
/// </summary>
public sealed class ChannelTokenValidator : IDisposable
{
    private readonly BotCredentials bot;
    private readonly ChannelTokenOptions options;
    private readonly HashSet<string> appIssuers;
    private readonly SignedTokens channelTokens;
    private readonly SignedTokens appTokens;

    /// <summary>A validator for one bot.</summary>
    /// <param name="bot">The bot that is called.</param>
    /// <param name="options">Who may call.</param>
    /// <param name="documents">Fetches metadata and keys; an <see cref="HttpDocumentRetriever"/> outside tests.</param>
    /// <param name="time">The clock.</param>
    public ChannelTokenValidator(BotCredentials bot, ChannelTokenOptions options, IDocumentRetriever documents, TimeProvider time)
    {
        (this.bot, this.options) = (bot, options);
        appIssuers = options.AllowEmulator || options.AllowedCallers.Count > 0 ? AppIssuers() : [];
        channelTokens = new SignedTokens(new IssuerKeys(options.OpenIdMetadataUrl, documents, options, time), bot.AppId, options.ClockSkew, time);
        appTokens = new SignedTokens(
            new IssuerKeys(options.EmulatorOpenIdMetadataUrl, documents, options, time), bot.AppId, options.ClockSkew, time);
    }

    /// <summary>Checks the Authorization header of the request that carried <paramref name="activity"/>.</summary>
    public async Task<AuthenticationResult> AuthenticateAsync(
        string? authorization, Activity activity, CancellationToken cancellationToken)
    {
        if (authorization?.Split(' ') is not ["Bearer", { Length: > 0 } encoded])
            return new AuthenticationResult.Unauthorized("There is no Bearer token.");
        if (SignedTokens.TryRead(encoded) is not { } token)
            return new AuthenticationResult.Unauthorized("The token is no JSON Web Token.");
        try
        {
            if (token.Issuer == options.Issuer)
                return await AuthenticateChannelAsync(token, activity, cancellationToken);
            if (appIssuers.Contains(token.Issuer))
                return await AuthenticateAppAsync(token, activity, cancellationToken);
            return new AuthenticationResult.Unauthorized("The issuer is not one that may call.");
        }
        catch (KeysUnavailableException error)
        {
            return new AuthenticationResult.Unavailable(error.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        channelTokens.Dispose();
        appTokens.Dispose();
    }

    private async Task<AuthenticationResult> AuthenticateChannelAsync(
        JsonWebToken token, Activity activity, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(activity.ChannelId) || string.IsNullOrEmpty(activity.ServiceUrl))
            return new AuthenticationResult.Unauthorized("The activity has no channelId or no serviceUrl.");
        var checkedToken = await channelTokens.CheckAsync(token, options.Issuer, cancellationToken);
        if (checkedToken.Identity is not { } identity)
            return new AuthenticationResult.Unauthorized(checkedToken.Reason!);
        if (!Endorses(checkedToken.Key!, activity.ChannelId))
            return new AuthenticationResult.Unauthorized($"The key is not endorsed for channel '{activity.ChannelId}'.");
        if (!token.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) || serviceUrl != activity.ServiceUrl)
            return new AuthenticationResult.Unauthorized("The token is for another service URL than the activity's.");
        return new AuthenticationResult.Ok(options.CallerId, identity);
    }

    private async Task<AuthenticationResult> AuthenticateAppAsync(
        JsonWebToken token, Activity activity, CancellationToken cancellationToken)
    {
        var checkedToken = await appTokens.CheckAsync(token, token.Issuer, cancellationToken);
        if (checkedToken.Identity is not { } identity)
            return new AuthenticationResult.Unauthorized(checkedToken.Reason!);
        if (SignedTokens.EndorsementsOf(checkedToken.Key!) is not null && !Endorses(checkedToken.Key!, activity.ChannelId))
            return new AuthenticationResult.Unauthorized($"The key is not endorsed for channel '{activity.ChannelId}'.");
        if (CallingApp(token) is not { } caller)
            return new AuthenticationResult.Unauthorized("The token does not name the app that calls.");
        return MayCall(caller)
            ? new AuthenticationResult.Ok(AuthenticationResult.AppCaller + caller, identity)
            : new AuthenticationResult.Forbidden($"App '{caller}' may not call this bot.");
    }

    // The bot's own id is the Emulator's, which signs in as the bot; any other is a bot that calls a skill.
    private bool MayCall(string caller) => caller.Equals(bot.AppId, StringComparison.OrdinalIgnoreCase)
        ? options.AllowEmulator
        : options.AllowedCallers.Contains(caller, StringComparer.OrdinalIgnoreCase);

    private bool Endorses(JsonWebKey key, string? channelId) =>
        SignedTokens.EndorsementsOf(key) is { } endorsements
        && channelId is not null
        && endorsements.Contains(channelId)
        && options.RequiredEndorsements.All(endorsements.Contains);

    private static string? CallingApp(JsonWebToken token)
    {
        if (!token.TryGetPayloadValue<string>("ver", out var version))
            return null;
        var claim = version switch { "" or "1.0" => "appid", "2.0" => "azp", _ => null };
        return claim is not null && token.TryGetPayloadValue<string>(claim, out var app) && app.Length > 0 ? app : null;
    }

    private HashSet<string> AppIssuers()
    {
        var tenants = bot.TenantId is { } own ? options.EmulatorTenants.Append(own) : options.EmulatorTenants;
        return [.. tenants.SelectMany(tenant => new[]
        {
            $"https://sts.windows.net/{tenant}/",
            $"{options.LoginAddress}/{tenant}/v2.0",
        })];
    }
}
