using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using CitizenBot.BotFramework.Authentication;
using CitizenBot.Operations;

namespace CitizenBot.Channels.Messages;

/// <summary>The tokens that a bot calls channels with, by its secret, its certificate or the managed identity it runs as. Azure.Identity keeps each until shortly before it expires.</summary>
internal sealed class BotTokens(BotRegistrationOptions options, BotCredentials bot, HttpPipelineTransport transport)
{
    private readonly TokenCredential _credential = CredentialOf(options, bot, transport);

    /// <param name="caller">The app id of the bot whose Connector API is called; null for a channel's.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async ValueTask<string> GetAsync(string? caller, CancellationToken cancellationToken) =>
        (await _credential.GetTokenAsync(new TokenRequestContext([bot.TokenScopeFor(caller)]), cancellationToken)).Token;

    /// <summary>A PKCS#12 file, or a PEM file with certificate and key.</summary>
    /// <exception cref="SettingException">There is no certificate with a private key that opens with this password.</exception>
    public static X509Certificate2 Certificate(string path, string? password, string setting)
    {
        try
        {
            var certificate = !File.ReadAllText(path).Contains("-----BEGIN", StringComparison.Ordinal) ? X509CertificateLoader.LoadPkcs12FromFile(path, password)
                : password is { Length: > 0 } ? X509Certificate2.CreateFromEncryptedPemFile(path, password)
                : X509Certificate2.CreateFromPemFile(path);
            return certificate.HasPrivateKey ? certificate : throw new CryptographicException("It has no private key.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException(setting, $"({path}) cannot be used as the bot's certificate: {e.Message}", e);
        }
    }

    private static TokenCredential CredentialOf(BotRegistrationOptions options, BotCredentials bot, HttpPipelineTransport transport) => options switch
    {
        { ClientSecret: { Length: > 0 } secret } => new ClientSecretCredential(bot.TokenTenant, bot.AppId, secret, With(new ClientSecretCredentialOptions(), options, bot, transport)),
        { CertificatePath: { Length: > 0 } path } => new ClientCertificateCredential(
            bot.TokenTenant, bot.AppId, Certificate(path, options.CertificatePassword, nameof(options.CertificatePath)),
            With(new ClientCertificateCredentialOptions { SendCertificateChain = true }, options, bot, transport)),
        _ => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(bot.AppId)),
    };

    private static T With<T>(T credential, BotRegistrationOptions options, BotCredentials bot, HttpPipelineTransport transport) where T : TokenCredentialOptions
    {
        credential.Transport = transport;
        credential.AuthorityHost = bot.Government ? AzureAuthorityHosts.AzureGovernment : AzureAuthorityHosts.AzurePublicCloud;
        if (options.LoginUrl is { } login)
        {
            // A cloud of its own is known to the operator and not to Microsoft's list of public clouds.
            credential.AuthorityHost = login;
            (credential as ClientSecretCredentialOptions)?.DisableInstanceDiscovery = true;
            (credential as ClientCertificateCredentialOptions)?.DisableInstanceDiscovery = true;
        }

        // The outbox tries again by itself.
        credential.Retry.MaxRetries = 0;
        return credential;
    }
}
