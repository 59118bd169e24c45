using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Handoff;
using CitizenBot.Operations;

namespace CitizenBot.Channels.Handoff;

/// <summary>A hub that is reached by webhook.</summary>
internal sealed record HubAddress(Uri Url, byte[] Key);

/// <summary>The hubs that <c>Handoff:{assistant}</c> names; the desk where it names none.</summary>
internal sealed class HandoffHubs(IConfiguration configuration, IReadOnlyDictionary<string, Assistant> assistants) : IHandoffHubs
{
    private readonly Dictionary<string, HandoffHubOptions> _options = assistants.Keys.ToDictionary(
        id => id, id => configuration.GetSection($"Handoff:{id}").Get<HandoffHubOptions>() ?? new HandoffHubOptions());

    public HandoffHub Of(string assistantId) => _options.TryGetValue(assistantId, out var options) ? options.Hub : HandoffHub.Desk;

    /// <summary>Null where the assistant has no hub that is reached by webhook.</summary>
    public HubAddress? AddressOf(string assistantId) =>
        _options.TryGetValue(assistantId, out var options) && options is { Hub: HandoffHub.Webhook, Url: { } url } && WebhookSignature.KeyOf(options.Secret) is { } key
            ? new HubAddress(url, key) : null;
}
