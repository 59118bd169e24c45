namespace CitizenBot.BotFramework.Authentication;

/// <summary>Who may call the bot. The defaults are the public Azure cloud; other clouds and tests set the addresses.</summary>
public sealed class ChannelTokenOptions
{
    /// <summary>Issuer of channel tokens.</summary>
    public string Issuer { get; init; } = "https://api.botframework.com";

    /// <summary>Where the keys of channel tokens are described.</summary>
    public string OpenIdMetadataUrl { get; init; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Endorsements that a key must carry beside the channel's.</summary>
    public IReadOnlyList<string> RequiredEndorsements { get; init; } = [];

    /// <summary>Whether the Emulator (and Agents Playground), signed in as the bot itself, may call. Off: only channels may.</summary>
    public bool AllowEmulator { get; init; }

    /// <summary>Where the keys of Emulator tokens are described.</summary>
    public string EmulatorOpenIdMetadataUrl { get; init; } =
        "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    /// <summary>
    /// Tenants that issue Emulator tokens, beside the bot's own: Microsoft's two for token versions 3.1 and 3.2. A token's own
    /// claim about its tenant is never believed.
    /// </summary>
    public IReadOnlyList<string> EmulatorTenants { get; init; } =
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];

    /// <summary>How far the clocks of issuer and bot may differ.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Keys older than this are fetched anew.</summary>
    public TimeSpan RefreshAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>An unknown key id fetches the keys anew, but not more often than this: anybody can make up key ids.</summary>
    public TimeSpan RefreshFloor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long to wait after keys could not be fetched.</summary>
    public TimeSpan RetryAfterFailure { get; init; } = TimeSpan.FromSeconds(30);
}
