using System.ComponentModel.DataAnnotations;

namespace CitizenBot.Operations;

/// <summary>Where things are kept.</summary>
internal sealed class StorageOptions
{
    /// <summary>The folder of the SQLite file, relative to where the program was started.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>The folder that keeps what the recognizers have learnt; <c>recognizers</c> in the data folder where it is not set.</summary>
    public string? Recognizers { get; set; }

    /// <summary>The folder of the assistants; those that come with the program where it is not set.</summary>
    [Required]
    public string Content { get; set; } = Folders.Find("assistants") ?? "assistants";

    /// <summary>The folder of the documents shown under <c>/docs</c>.</summary>
    [Required]
    public string Docs { get; set; } = Folders.Find("docs") ?? "docs";
}

/// <summary>The keys of the desk's sessions.</summary>
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

    /// <summary>New conversations a minute from one address; a school or a library shares one.</summary>
    [Range(1, 100_000)]
    public int TokensPerMinute { get; set; } = 120;

    /// <summary>Messages a minute in one conversation.</summary>
    [Range(1, 10_000)]
    public int MessagesPerMinute { get; set; } = 60;

    /// <summary>
    /// Messages a minute from one address, and as many calls of the messages endpoint and of calendar files. A school
    /// shares an address, and all that Azure Bot Service carries comes from few.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MessagesPerAddressPerMinute { get; set; } = 1200;

    /// <summary>How many streams of one conversation are open at once; one tab of a browser has one.</summary>
    [Range(1, 1000)]
    public int StreamsPerConversation { get; set; } = 20;

    /// <summary>Sign-ins a minute from one address.</summary>
    [Range(1, 10_000)]
    public int SignInsPerMinute { get; set; } = 20;

    /// <summary>The largest request body in bytes.</summary>
    [Range(16_384, 16_777_216)]
    public int BodyBytes { get; set; } = 262_144;
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
    public string? AppId { get; set; }

    /// <summary>The tenant of a single-tenant registration.</summary>
    public string? TenantId { get; set; }

    /// <summary>Without one, the managed identity with the app's id is used.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Lets a server generate Direct Line tokens.</summary>
    public string? DirectLineSecret { get; set; }

    /// <summary>Whether tokens of the Bot Framework Emulator are accepted.</summary>
    public bool AllowEmulator { get; set; }
}
