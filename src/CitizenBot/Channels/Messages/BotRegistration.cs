using Azure.Core.Pipeline;
using CitizenBot.BotFramework.Authentication;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Operations;
using Microsoft.IdentityModel.Protocols;

namespace CitizenBot.Channels.Messages;

/// <summary>One assistant's registration with Azure Bot Service: checks who calls it, and gets the token it calls channels with.</summary>
internal sealed class BotRegistration : IDisposable
{
    private readonly ChannelTokenValidator _validator;
    private readonly BotTokens _tokens;

    public BotRegistration(BotRegistrationOptions options, IDocumentRetriever documents, HttpPipelineTransport login, TimeProvider time)
    {
        var credentials = new BotCredentials(options.AppId!, TypeOf(options), options.TenantId) { Government = IsGovernment(options), Scope = options.Scope };
        _validator = new ChannelTokenValidator(credentials, CallersOf(options, credentials.Government), documents, time);
        _tokens = new BotTokens(options, credentials, login);
    }

    public Task<AuthenticationResult> AuthenticateAsync(string? authorization, Activity activity, CancellationToken cancellationToken) =>
        _validator.AuthenticateAsync(authorization, activity, cancellationToken);

    /// <summary>The token for channels, or for the bot of this app id that calls the assistant as its skill.</summary>
    public async ValueTask<string?> TokenAsync(string? caller, CancellationToken cancellationToken) => await _tokens.GetAsync(caller, cancellationToken);

    public void Dispose() => _validator.Dispose();

    /// <summary>As the setting says; where it says nothing, as the other settings imply.</summary>
    public static BotAppType TypeOf(BotRegistrationOptions options) =>
        options.Type is { } type ? type
        : options is { ClientSecret: null or "", CertificatePath: null or "" } ? BotAppType.UserAssignedMSI
        : options.TenantId is null or "" ? BotAppType.MultiTenant
        : BotAppType.SingleTenant;

    private static bool IsGovernment(BotRegistrationOptions options) =>
        options.ChannelService?.TrimEnd('/').Equals(BotRegistrationOptions.GovernmentChannelService, StringComparison.OrdinalIgnoreCase) == true;

    private static ChannelTokenOptions CallersOf(BotRegistrationOptions options, bool government)
    {
        var cloud = government ? ChannelTokenOptions.Government : new ChannelTokenOptions();
        return cloud with
        {
            AllowEmulator = options.AllowEmulator,
            AllowedCallers = [.. options.AllowedCallers],
            Issuer = options.ToBotFromChannelTokenIssuer ?? cloud.Issuer,
            OpenIdMetadataUrl = options.ToBotFromChannelOpenIdMetadataUrl ?? cloud.OpenIdMetadataUrl,
            EmulatorOpenIdMetadataUrl = options.ToBotFromEmulatorOpenIdMetadataUrl ?? cloud.EmulatorOpenIdMetadataUrl,
        };
    }
}
