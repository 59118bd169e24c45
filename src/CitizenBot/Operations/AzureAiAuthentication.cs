using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace CitizenBot.Operations;

/// <summary>How the program shows itself to Azure's AI services: by the resource's key, or by Entra ID.</summary>
internal static class AzureAiAuthentication
{
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    /// <param name="key">The resource's key; with Entra ID where there is none.</param>
    /// <param name="clientId">The user-assigned managed identity to sign in as; the usual chain of credentials where there is none.</param>
    public static HttpPipelinePolicy Of(string? key, string? clientId) =>
        key is { Length: > 0 } ? new KeyPolicy(new AzureKeyCredential(key))
        : new BearerTokenAuthenticationPolicy(
            clientId is { Length: > 0 } ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId)) : new DefaultAzureCredential(), Scope);

    private sealed class KeyPolicy(AzureKeyCredential key) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", key.Key);
    }
}
