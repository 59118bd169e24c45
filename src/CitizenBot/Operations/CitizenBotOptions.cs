using System.ComponentModel.DataAnnotations;
using CitizenBot.BotFramework.Authentication;
using CitizenBot.Dialogs.Handoff;

namespace CitizenBot.Operations;

/// <summary>Where things are kept.</summary>
internal sealed class StorageOptions
{
    /// <summary>The folder of the SQLite file, relative to where the program was started.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>The folder that keeps what the recognizers have learnt; <c>recognizers</c> in the data folder where it is not set.</summary>
    public string? Recognizers { get; set; }

    /// <summary>Where that is.</summary>
    public string RecognizersFolder() => Recognizers ?? Path.Combine(Data, "recognizers");

    /// <summary>The folder of the assistants; those that come with the program where it is not set.</summary>
    [Required]
    public string Content { get; set; } = Folders.Find("assistants") ?? "assistants";

    /// <summary>The folder of the documents shown under <c>/docs</c>.</summary>
    [Required]
    public string Docs { get; set; } = Folders.Find("docs") ?? "docs";
}

/// <summary>The keys of the desk's sessions and of personal identity numbers.</summary>
internal sealed class KeysOptions
{
    /// <summary>Their folder; <c>keys</c> in the data folder where it is not set. Several instances share one.</summary>
    public string? Path { get; set; }
}

/// <summary>Who may embed the widget and how long its keys live.</summary>
internal sealed class DirectLineOptions
{
    /// <summary>Origins such as <c>https://goteborg.se</c>. The program's own origin always may.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Media types of the files that citizens may send, of those that the program recognises; all of these where none is named.</summary>
    public IList<string> UploadTypes { get; } = [];

    /// <summary>How long a Direct Line token is valid, in seconds. Clients refresh after 15 minutes, so no less than 1000.</summary>
    [Range(1000, 86400)]
    public int TokenSeconds { get; set; } = 1800;

    /// <summary>How long a browser may continue a conversation, in hours.</summary>
    [Range(1, 24 * 90)]
    public int ResumeHours { get; set; } = 24 * 30;
}

/// <summary>How much one caller may ask for. Sizes always hold; rates can be switched off.</summary>
internal sealed class LimitOptions
{
    public bool Enabled { get; set; } = true;

    /// <summary>New conversations a minute from one address; a school or a library shares one, and a lesson may begin with the bot.</summary>
    [Range(1, 100_000)]
    public int TokensPerMinute { get; set; } = 600;

    /// <summary>Messages a minute in one conversation.</summary>
    [Range(1, 10_000)]
    public int MessagesPerMinute { get; set; } = 60;

    /// <summary>Messages a minute of one person with a token in all their conversations, with their starts and refreshed tokens.</summary>
    [Range(1, 10_000)]
    public int MessagesPerUserPerMinute { get; set; } = 90;

    /// <summary>
    /// Messages a minute from one address, and as many calls of the messages endpoint and of calendar files. A school
    /// shares an address, and all that Azure Bot Service carries comes from few.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MessagesPerAddressPerMinute { get; set; } = 6000;

    /// <summary>How many streams of one conversation are open at once; one tab of a browser has one.</summary>
    [Range(1, 1000)]
    public int StreamsPerConversation { get; set; } = 20;

    /// <summary>Sign-ins a minute from one address.</summary>
    [Range(1, 10_000)]
    public int SignInsPerMinute { get; set; } = 20;

    /// <summary>The largest request body in bytes.</summary>
    [Range(16_384, 16_777_216)]
    public int BodyBytes { get; set; } = 262_144;

    /// <summary>How long a request's headers may take, in seconds.</summary>
    [Range(1, 300)]
    public int HeaderSeconds { get; set; } = 15;

    /// <summary>How long a connection is kept open between requests, in seconds.</summary>
    [Range(1, 3600)]
    public int IdleSeconds { get; set; } = 120;

    /// <summary>The slowest that a body may come in and an answer be taken, in bytes a second, on average since it began.</summary>
    [Range(1, 1_000_000)]
    public int BytesPerSecond { get; set; } = 1024;

    /// <summary>How long a connection may be slower than that before it is cut off, in seconds.</summary>
    [Range(2, 300)]
    public int GraceSeconds { get; set; } = 10;

    /// <summary>How many connections are open at once, streams not among them.</summary>
    [Range(10, 1_000_000)]
    public int Connections { get; set; } = 10_000;

    /// <summary>How many connections one address has open at once, streams among them; a school shares one.</summary>
    [Range(10, 1_000_000)]
    public int ConnectionsPerAddress { get; set; } = 2000;

    /// <summary>How many streams are open at once.</summary>
    [Range(10, 1_000_000)]
    public int Streams { get; set; } = 20_000;

    /// <summary>How often a stream is pinged, and how long the answer may take, in seconds.</summary>
    [Range(1, 600)]
    public int StreamPingSeconds { get; set; } = 30;

    /// <summary>The most bytes of files in one message.</summary>
    [Range(1, 104_857_600)]
    public int UploadBytes { get; set; } = 10_485_760;

    /// <summary>The most files in one message; 0 where none may be sent.</summary>
    [Range(0, 100)]
    public int UploadFiles { get; set; } = 10;

    /// <summary>The most bytes of files in one conversation.</summary>
    [Range(1, 10_737_418_240)]
    public long UploadBytesPerConversation { get; set; } = 52_428_800;
}

/// <summary>The bot's registrations with Azure Bot Service, and its anonymous door.</summary>
internal sealed class BotsOptions
{
    /// <summary>Whether <c>POST /api/messages</c> is open without a token, to loopback addresses alone. On in Development.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>The assistant behind <c>POST /api/messages</c>.</summary>
    [Required]
    public string Default { get; set; } = "goteborg-se";

    /// <summary>Where citizens reach the program, for links in messages; the widget's requests tell it where it is not set, and other channels get no links.</summary>
    public Uri? PublicUrl { get; set; }
}

/// <summary><c>Bots:{assistant}</c>: one assistant's app registration.</summary>
internal sealed class BotRegistrationOptions
{
    /// <summary>The value of <see cref="ChannelService"/> for the clouds of the United States' government.</summary>
    public const string GovernmentChannelService = "https://botframework.azure.us";

    public string? AppId { get; set; }

    /// <summary>As Azure Bot Service calls it (MicrosoftAppType). Where it is not set, <see cref="TenantId"/> and <see cref="ClientSecret"/> tell.</summary>
    public BotAppType? Type { get; set; }

    /// <summary>The tenant of a single-tenant registration.</summary>
    public string? TenantId { get; set; }

    /// <summary>Without one, and without a certificate, the managed identity with the app's id is used.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A PKCS#12 or PEM file with the bot's certificate and its private key, in place of a secret.</summary>
    public string? CertificatePath { get; set; }

    public string? CertificatePassword { get; set; }

    /// <summary>Where tokens for channels are asked for, in a cloud other than the public one: <c>https://login.microsoftonline.us</c>.</summary>
    public Uri? LoginUrl { get; set; }

    /// <summary>What they are asked for; <c>https://api.botframework.us/.default</c> in the United States' government cloud.</summary>
    public string? Scope { get; set; }

    /// <summary>Lets a server generate Direct Line tokens.</summary>
    public string? DirectLineSecret { get; set; }

    /// <summary>Whether tokens of the Bot Framework Emulator are accepted.</summary>
    public bool AllowEmulator { get; set; }

    /// <summary>App ids of the bots that may call the assistant as their skill.</summary>
    public IList<string> AllowedCallers { get; } = [];

    /// <summary>The cloud of the registration; the public one where it is not set.</summary>
    public string? ChannelService { get; set; }

    /// <summary>Who issues the tokens of channels, where it is not the cloud's.</summary>
    public string? ToBotFromChannelTokenIssuer { get; set; }

    /// <summary>Where the keys of channels are described, where it is not at the cloud's address.</summary>
    public string? ToBotFromChannelOpenIdMetadataUrl { get; set; }

    /// <summary>Where the keys of the Emulator and of other bots are described, where it is not at the cloud's address.</summary>
    public string? ToBotFromEmulatorOpenIdMetadataUrl { get; set; }
}

/// <summary>The section <c>Handoff</c>, which has settings of assistants and none beside them.</summary>
internal sealed class HandoffOptions;

/// <summary><c>Handoff:{assistant}</c>: where the people are who take over from the bot.</summary>
internal sealed class HandoffHubOptions
{
    public HandoffHub Hub { get; set; }

    /// <summary>Where a hub is reached by webhook.</summary>
    public Uri? Url { get; set; }

    /// <summary>What signs the webhooks of both directions: <c>whsec_</c> and the Base64 of 24 to 64 bytes.</summary>
    public string? Secret { get; set; }
}
