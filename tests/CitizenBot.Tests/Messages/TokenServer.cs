using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CitizenBot.Channels.Messages;
using CitizenBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenBot.Tests.Messages;

/// <summary>The program with a registration of its own, and a provider of the keys that its callers sign with.</summary>
public sealed class TokenServer : IAsyncLifetime
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Tenant = "99999999-0000-0000-0000-000000000000";
    public const string AllowedCaller = "22222222-2222-3333-4444-555555555555";
    public const string MicrosoftTenant = "d6d49420-f39b-4df7-a1dc-d59a935871db";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    internal OpenIdProvider Provider { get; private set; } = null!;

    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    public CitizenBotServer Server { get; private set; } = null!;

    public Task InitializeAsync() => StartAsync(new Dictionary<string, string> { ["AllowEmulator"] = "true", ["AllowedCallers:0"] = AllowedCaller });

    /// <param name="registration">Settings of the registration, beside those that every one has.</param>
    /// <param name="login">Where the bot asks for its own tokens; it may then call channels on this machine.</param>
    public static async Task<TokenServer> WithAsync(IReadOnlyDictionary<string, string> registration, LoginServer? login = null)
    {
        var server = new TokenServer();
        await server.StartAsync(registration, login);
        return server;
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await Provider.DisposeAsync();
    }

    public async Task<HttpResponseMessage> PostAsync(TokenCall call)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "assistants/goteborg-se/messages") { Content = JsonContent.Create(call.Activity) };
        if (call.Header(Provider.Issuer.Token(call.Payload, call.Kid, call.Alg, call.SignedWith)) is { } header)
        {
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }

        return await Server.Http.SendAsync(request);
    }

    /// <summary>A call that a channel may make.</summary>
    public TokenCall Right() => new(
        new JsonObject { ["iss"] = "https://api.botframework.com", ["aud"] = AppId, ["serviceurl"] = ServiceUrl, ["nbf"] = Seconds(-60), ["exp"] = Seconds(3600) },
        new JsonObject
        {
            ["type"] = "message", ["id"] = Guid.NewGuid().ToString(), ["text"] = "hej", ["channelId"] = "test", ["serviceUrl"] = ServiceUrl,
            ["callerId"] = "urn:botframework:made-up", ["deliveryMode"] = "expectReplies",
            ["from"] = new JsonObject { ["id"] = "u" }, ["conversation"] = new JsonObject { ["id"] = "c" },
        });

    /// <summary>Makes a call that of an app: another bot's, or the Emulator's, which signs in as this one.</summary>
    public static TokenCall ByApp(TokenCall call, string app, string version, string tenant = MicrosoftTenant)
    {
        call.Kid = "unendorsed";
        call.Payload.Remove("serviceurl");
        call.Payload["iss"] = version == "2.0" ? $"https://login.microsoftonline.com/{tenant}/v2.0" : $"https://sts.windows.net/{tenant}/";
        call.Payload["ver"] = version;
        call.Payload[version == "2.0" ? "azp" : "appid"] = app;
        return call;
    }

    public long Seconds(int fromNow) => Time.GetUtcNow().AddSeconds(fromNow).ToUnixTimeSeconds();

    private async Task StartAsync(IReadOnlyDictionary<string, string> registration, LoginServer? login = null)
    {
        Provider = await OpenIdProvider.StartAsync();
        var settings = new Dictionary<string, string>
        {
            ["AppId"] = AppId,
            ["TenantId"] = Tenant,
            ["ClientSecret"] = "secret",
            ["ToBotFromChannelOpenIdMetadataUrl"] = Provider.MetadataUrl,
            ["ToBotFromEmulatorOpenIdMetadataUrl"] = Provider.MetadataUrl,
        };
        if (login is not null)
        {
            settings["LoginUrl"] = login.Url;
        }

        foreach (var (name, value) in registration)
        {
            settings[name] = value;
        }

        Server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Time = Time,
            Settings = new Dictionary<string, string>(
                settings.Where(s => s.Value.Length > 0).Select(s => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"Bots:goteborg-se:{s.Key}"), s.Value)))
            {
                ["Bots:AllowAnonymous"] = login is null ? "false" : "true",
            },
            Replace = login is null ? null : services => services.AddHttpClient(BotRegistrations.LoginClient).ConfigurePrimaryHttpMessageHandler(login.Handler),
        });
    }
}

/// <summary>A call of the messages endpoint, as right or as wrong as a test makes it.</summary>
public sealed record TokenCall(JsonObject Payload, JsonObject Activity)
{
    public string? Kid { get; set; } = "key";

    public string Alg { get; set; } = "RS256";

    public string? SignedWith { get; set; }

    /// <summary>The Authorization header, given the token.</summary>
    public Func<string, string?> Header { get; set; } = token => new AuthenticationHeaderValue("Bearer", token).ToString();
}
