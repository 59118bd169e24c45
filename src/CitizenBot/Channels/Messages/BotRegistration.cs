using Azure.Core;
using Azure.Identity;
using CitizenBot.BotFramework.Authentication;
using CitizenBot.BotFramework.Schema;
using CitizenBot.Operations;
using Microsoft.IdentityModel.Protocols;

namespace CitizenBot.Channels.Messages;

/// <summary>One assistant's registration with Azure Bot Service: checks who calls it, and gets the token it calls channels with.</summary>
internal sealed class BotRegistration : IDisposable
{
    private readonly ChannelTokenValidator _validator;
    private readonly TokenCredential _credential;

    public BotRegistration(BotRegistrationOptions options, IDocumentRetriever documents, TimeProvider time)
    {
        var credentials = new BotCredentials(options.AppId!, TypeOf(options), options.TenantId);
        _validator = new ChannelTokenValidator(credentials, new ChannelTokenOptions { AllowEmulator = options.AllowEmulator }, documents, time);
        _credential = options.ClientSecret is { Length: > 0 } secret
            ? new ClientSecretCredential(credentials.TokenTenant, options.AppId, secret)
            : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.AppId!));
    }

    public Task<AuthenticationResult> AuthenticateAsync(string? authorization, Activity activity, CancellationToken cancellationToken) =>
        _validator.AuthenticateAsync(authorization, activity, cancellationToken);

    /// <summary>The token for channels; Azure.Identity keeps it until shortly before it expires.</summary>
    public async ValueTask<string?> TokenAsync(CancellationToken cancellationToken) =>
        (await _credential.GetTokenAsync(new TokenRequestContext([BotCredentials.ConnectorScope]), cancellationToken)).Token;

    public void Dispose() => _validator.Dispose();

    private static BotAppType TypeOf(BotRegistrationOptions options) =>
        options.ClientSecret is null or "" ? BotAppType.UserAssignedMSI
        : options.TenantId is null or "" ? BotAppType.MultiTenant
        : BotAppType.SingleTenant;
}
