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
            if (!string.IsNullOrEmpty(bot.TenantId) || !string.IsNullOrEmpty(bot.ClientSecret) || bot.AllowEmulator)
            {
                throw new SettingException($"{path}:AppId", "is missing, and the other settings of the registration are of no use without it.");
            }
        }
        else if (string.IsNullOrEmpty(bot.TenantId) && string.IsNullOrEmpty(bot.ClientSecret))
        {
            throw new SettingException($"{path}:TenantId", $"is missing: without {path}:ClientSecret the bot is a managed identity, which belongs to a tenant.");
        }
        else if (bot.TenantId is { Length: > 0 } tenant && !tenant.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
        {
            throw new SettingException($"{path}:TenantId", "is not the id or the domain of a tenant.");
        }
    }
}
