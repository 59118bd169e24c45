using Azure.Core.Pipeline;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Operations;
using Microsoft.IdentityModel.Protocols;

namespace CitizenBot.Channels.Messages;

/// <summary>The registrations that <c>Bots:{assistant}</c> names.</summary>
internal sealed class BotRegistrations : IDisposable
{
    public const string LoginClient = "login";

    private readonly Dictionary<string, BotRegistration> _byAssistant;

    public BotRegistrations(
        IConfiguration configuration, IReadOnlyDictionary<string, Assistant> assistants, IDocumentRetriever documents, IHttpClientFactory http, TimeProvider time) =>
        _byAssistant = (
            from assistant in assistants.Keys
            let options = configuration.GetSection($"Bots:{assistant}").Get<BotRegistrationOptions>()
            where options?.AppId is { Length: > 0 }
            select (assistant, registration: new BotRegistration(options, documents, new HttpClientTransport(http.CreateClient(LoginClient)), time)))
            .ToDictionary(r => r.assistant, r => r.registration);

    public BotRegistration? Of(string assistant) => _byAssistant.GetValueOrDefault(assistant);

    public void Dispose()
    {
        foreach (var registration in _byAssistant.Values)
        {
            registration.Dispose();
        }
    }
}
