namespace CitizenBot.BotFramework.Authentication;

/// <summary>Who may call the bot. The defaults are the public Azure cloud; other clouds and tests set the addresses.</summary>
public sealed record ChannelTokenOptions
{
    /// <summary>The clouds of the United States' government.</summary>
    public static ChannelTokenOptions Government { get; } = new()
    {
        Issuer = "https://api.botframework.us",
        CallerId = "urn:botframework:azureusgov",
        OpenIdMetadataUrl = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        EmulatorOpenIdMetadataUrl = "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration",
        EmulatorTenants = ["cab8a31a-1906-4287-a0d8-4eef66b95f6e"],
        LoginAddress = "https://login.microsoftonline.us",
    };

    /// <summary>Issuer of channel tokens.</summary>
    public string Issuer { get; init; } = "https://api.botframework.com";

    /// <summary>The callerId of activities that a channel sends.</summary>
    public string CallerId { get; init; } = "urn:botframework:azure";

    /// <summary>Where the keys of channel tokens are described.</summary>
    public string OpenIdMetadataUrl { get; init; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Endorsements that a key must carry beside the channel's.</summary>
    public IReadOnlyList<string> RequiredEndorsements { get; init; } = [];

    /// <summary>Whether the Emulator (and Agents Playground), signed in as the bot itself, may call. Off: only channels may.</summary>
    public bool AllowEmulator { get; init; }

    /// <summary>App ids of the bots that may call this one as their skill. Empty: none may.</summary>
    public IReadOnlyList<string> AllowedCallers { get; init; } = [];

    /// <summary>Where the keys of Emulator tokens, and of other bots', are described.</summary>
    public string EmulatorOpenIdMetadataUrl { get; init; } =
        "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    /// <summary>
    /// Tenants that issue tokens to the Emulator and to other bots, beside the bot's own: Microsoft's two for token versions 3.1 and 3.2. A token's own
    /// claim about its tenant is never believed.
    /// </summary>
    public IReadOnlyList<string> EmulatorTenants { get; init; } =
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];

    /// <summary>Where those tenants sign in, without a slash at its end.</summary>
    public string LoginAddress { get; init; } = "https://login.microsoftonline.com";

    /// <summary>How far the clocks of issuer and bot may differ.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Keys older than this are fetched anew.</summary>
    public TimeSpan RefreshAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>An unknown key id fetches the keys anew, but not more often than this: anybody can make up key ids.</summary>
    public TimeSpan RefreshFloor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long to wait after keys could not be fetched.</summary>
    public TimeSpan RetryAfterFailure { get; init; } = TimeSpan.FromSeconds(30);
}
