namespace CitizenBot.BotFramework.Authentication;

/// <summary>How a bot is registered with Azure Bot Service.</summary>
public enum BotAppType
{
    /// <summary>The bot belongs to one tenant.</summary>
    SingleTenant,

    /// <summary>The bot is known to every tenant; no new ones can be registered since July 2025.</summary>
    MultiTenant,

    /// <summary>The bot is a managed identity and has no secret.</summary>
    UserAssignedMSI,
}

/// <summary>Who the bot is to Azure Bot Service.</summary>
public sealed record BotCredentials
{
    /// <summary>What to ask for to get a token for the Connector API.</summary>
    public const string ConnectorScope = "https://api.botframework.com/.default";

    /// <summary>The same in the clouds of the United States' government.</summary>
    public const string GovernmentConnectorScope = "https://api.botframework.us/.default";

    /// <summary>A bot's identity.</summary>
    /// <param name="appId">App id of the registration.</param>
    /// <param name="type">How it is registered.</param>
    /// <param name="tenantId">The bot's tenant; needed unless it is multi-tenant.</param>
    /// <exception cref="ArgumentException">The app id, or a tenant that is needed, is missing.</exception>
    public BotCredentials(string appId, BotAppType type, string? tenantId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(appId);
        if (type != BotAppType.MultiTenant)
            ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        (AppId, Type, TenantId) = (appId, type, tenantId);
    }

    /// <summary>App id of the registration; the audience of tokens to the bot.</summary>
    public string AppId { get; }

    /// <summary>How it is registered.</summary>
    public BotAppType Type { get; }

    /// <summary>The bot's tenant; null only when it is multi-tenant.</summary>
    public string? TenantId { get; }

    /// <summary>Whether the bot is in the clouds of the United States' government.</summary>
    public bool Government { get; init; }

    /// <summary>What to ask for to call channels, in a cloud that is neither the public one nor that government's.</summary>
    public string? Scope { get; init; }

    /// <summary>The tenant to ask for the bot's own tokens.</summary>
    public string TokenTenant =>
        Type != BotAppType.MultiTenant ? TenantId!
        : Government ? "MicrosoftServices.onmicrosoft.us"
        : "botframework.com";

    /// <summary>What to ask for there, to call channels.</summary>
    public string TokenScope => Scope ?? (Government ? GovernmentConnectorScope : ConnectorScope);

    /// <summary>
    /// What to ask for there to call the Connector API of <paramref name="caller"/>, a bot that uses this one as its skill; null for
    /// a channel's. A parent bot takes no token but one for itself, and is given no other: a channel's would open every channel of this bot.
    /// </summary>
    public string TokenScopeFor(string? caller) =>
        caller is null || caller.Equals(AppId, StringComparison.OrdinalIgnoreCase) ? TokenScope : $"{caller}/.default";
}
