using CitizenBot.BotFramework.Authentication;
using CitizenBot.Channels.Messages;
using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Operations;

/// <summary>Whether what stands under <c>Bots</c> fits the assistants, and each registration is complete.</summary>
internal static class BotSettings
{
    /// <exception cref="SettingException">It does not.</exception>
    public static void Check(IConfiguration configuration, BotsOptions bots, IReadOnlyDictionary<string, Assistant> assistants)
    {
        if (!assistants.ContainsKey(bots.Default))
        {
            throw new SettingException("Bots:Default", $"is '{bots.Default}', and there is no such assistant.");
        }

        if (bots.PublicUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is "https" or "http"))
        {
            throw new SettingException("Bots:PublicUrl", $"is '{url}', which is not an address such as https://chat.example.org.");
        }

        foreach (var section in configuration.GetSection("Bots").GetChildren().Where(s => s.Value is null && s.GetChildren().Any()))
        {
            if (!assistants.ContainsKey(section.Key))
            {
                throw new SettingException(section.Path, "has settings, and there is no such assistant.");
            }

            Check(section.Path, section.Get<BotRegistrationOptions>()!);
        }
    }

    private static void Check(string path, BotRegistrationOptions bot)
    {
        if (string.IsNullOrEmpty(bot.AppId))
        {
            if (bot is not
                {
                    Type: null, TenantId: null or "", ClientSecret: null or "", CertificatePath: null or "", LoginUrl: null, Scope: null or "",
                    AllowEmulator: false, AllowedCallers.Count: 0,
                })
            {
                throw new SettingException($"{path}:AppId", "is missing, and the other settings of the registration are of no use without it.");
            }

            return;
        }

        CheckType(path, bot);
        CheckLogin(path, bot);
        if (bot.TenantId is { Length: > 0 } tenant && !tenant.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
        {
            throw new SettingException($"{path}:TenantId", "is not the id or the domain of a tenant.");
        }

        if (bot.AllowedCallers.FirstOrDefault(caller => !Guid.TryParse(caller, out _)) is { } other)
        {
            throw new SettingException($"{path}:AllowedCallers", $"has '{other}', which is not the app id of a bot.");
        }

        if (bot.ChannelService is { Length: > 0 } cloud && !cloud.TrimEnd('/').Equals(BotRegistrationOptions.GovernmentChannelService, StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingException($"{path}:ChannelService", $"is '{cloud}'. It is left out, or {BotRegistrationOptions.GovernmentChannelService}.");
        }

        CheckAddress($"{path}:{nameof(bot.ToBotFromChannelOpenIdMetadataUrl)}", bot.ToBotFromChannelOpenIdMetadataUrl);
        CheckAddress($"{path}:{nameof(bot.ToBotFromEmulatorOpenIdMetadataUrl)}", bot.ToBotFromEmulatorOpenIdMetadataUrl);
    }

    private static void CheckType(string path, BotRegistrationOptions bot)
    {
        var shows = !string.IsNullOrEmpty(bot.ClientSecret) ? nameof(bot.ClientSecret) : !string.IsNullOrEmpty(bot.CertificatePath) ? nameof(bot.CertificatePath) : null;
        if (string.IsNullOrEmpty(bot.TenantId) && bot.Type is null && shows is null)
        {
            throw new SettingException($"{path}:TenantId", $"is missing: without {path}:ClientSecret or {path}:CertificatePath the bot is a managed identity, which belongs to a tenant.");
        }

        if (string.IsNullOrEmpty(bot.TenantId) && bot.Type is BotAppType.SingleTenant or BotAppType.UserAssignedMSI)
        {
            throw new SettingException($"{path}:TenantId", $"is missing: a bot of type {bot.Type} belongs to a tenant.");
        }

        if (shows is not null && bot.Type == BotAppType.UserAssignedMSI)
        {
            throw new SettingException($"{path}:{shows}", "is set, and a managed identity has none.");
        }
    }

    /// <summary>How the bot shows who it is.</summary>
    private static void CheckLogin(string path, BotRegistrationOptions bot)
    {
        if (bot is { ClientSecret.Length: > 0, CertificatePath.Length: > 0 })
        {
            throw new SettingException($"{path}:CertificatePath", $"and {path}:ClientSecret are both set; the bot shows one of them.");
        }

        if (bot.CertificatePath is { Length: > 0 } certificate)
        {
            BotTokens.Certificate(certificate, bot.CertificatePassword, $"{path}:CertificatePath").Dispose();
        }

        if (bot.LoginUrl is { } login && !(login.IsAbsoluteUri && login.Scheme == Uri.UriSchemeHttps))
        {
            throw new SettingException($"{path}:LoginUrl", $"is '{login}', which is not an https address such as https://login.microsoftonline.us.");
        }
    }

    private static void CheckAddress(string setting, string? url)
    {
        if (url is not null && !OpenIdDocuments.IsTrusted(url))
        {
            throw new SettingException(setting, $"is '{url}', which is neither an https address nor on this machine.");
        }
    }
}
