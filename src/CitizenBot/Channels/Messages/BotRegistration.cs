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
        var credentials = new BotCredentials(options.AppId!, TypeOf(options), options.TenantId);
        _validator = new ChannelTokenValidator(credentials, new ChannelTokenOptions { AllowEmulator = options.AllowEmulator }, documents, time);
        _tokens = new BotTokens(options, credentials, login);
    }

    public Task<AuthenticationResult> AuthenticateAsync(string? authorization, Activity activity, CancellationToken cancellationToken) =>
        _validator.AuthenticateAsync(authorization, activity, cancellationToken);

    /// <summary>The token for channels.</summary>
    public async ValueTask<string?> TokenAsync(CancellationToken cancellationToken) => await _tokens.GetAsync(cancellationToken);

    public void Dispose() => _validator.Dispose();

    private static BotAppType TypeOf(BotRegistrationOptions options) =>
        options is { ClientSecret: null or "", CertificatePath: null or "" } ? BotAppType.UserAssignedMSI
        : options.TenantId is null or "" ? BotAppType.MultiTenant
        : BotAppType.SingleTenant;
}
