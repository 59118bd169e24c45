using CitizenBot.Channels.Handoff;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Handoff;

namespace CitizenBot.Operations;

/// <summary>Whether what stands under <c>Handoff</c> fits the assistants, and each hub can be reached.</summary>
internal static class HandoffSettings
{
    /// <exception cref="SettingException">It does not, or one cannot.</exception>
    public static void Check(IConfiguration configuration, IReadOnlyDictionary<string, Assistant> assistants)
    {
        foreach (var section in configuration.GetSection("Handoff").GetChildren())
        {
            if (!assistants.ContainsKey(section.Key))
            {
                throw new SettingException(section.Path, "has settings, and there is no such assistant.");
            }

            Check(section.Path, section.Get<HandoffHubOptions>()!);
        }
    }

    private static void Check(string path, HandoffHubOptions options)
    {
        if (!Enum.IsDefined(options.Hub))
        {
            throw new SettingException($"{path}:Hub", "is none of desk, webhook and channel.");
        }

        if (options.Hub != HandoffHub.Webhook)
        {
            if (options is not { Url: null, Secret: null or "" })
            {
                throw new SettingException($"{path}:Hub", "is not webhook, and the address and secret of a webhook are of no use without it.");
            }
        }
        else if (options.Url is not { IsAbsoluteUri: true } url || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            throw new SettingException($"{path}:Url", "must be an https address (http on this machine alone), where the hub takes what it is told.");
        }
        else if (WebhookSignature.KeyOf(options.Secret) is null)
        {
            throw new SettingException($"{path}:Secret", "must be 'whsec_' and the Base64 of 24 to 64 random bytes: echo whsec_$(openssl rand -base64 32).");
        }
    }
}
