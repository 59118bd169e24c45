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
            if (bot is not { TenantId: null or "", ClientSecret: null or "", CertificatePath: null or "", LoginUrl: null, Scope: null or "", AllowEmulator: false })
            {
                throw new SettingException($"{path}:AppId", "is missing, and the other settings of the registration are of no use without it.");
            }
        }
        else if (bot is { TenantId: null or "", ClientSecret: null or "", CertificatePath: null or "" })
        {
            throw new SettingException($"{path}:TenantId", $"is missing: without {path}:ClientSecret or {path}:CertificatePath the bot is a managed identity, which belongs to a tenant.");
        }
        else if (bot.TenantId is { Length: > 0 } tenant && !tenant.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
        {
            throw new SettingException($"{path}:TenantId", "is not the id or the domain of a tenant.");
        }

        CheckLogin(path, bot);
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
}
