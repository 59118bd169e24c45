using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CitizenBot.Tests.Kit;

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

    public static async Task<TokenServer> WithAsync(IReadOnlyDictionary<string, string> registration)
    {
        var server = new TokenServer();
        await server.StartAsync(registration);
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

    public long Seconds(int fromNow) => Time.GetUtcNow().AddSeconds(fromNow).ToUnixTimeSeconds();

    private async Task StartAsync(IReadOnlyDictionary<string, string> registration)
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
        foreach (var (name, value) in registration)
        {
            settings[name] = value;
        }

        Server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Time = Time,
            Settings = settings.Where(s => s.Value.Length > 0).ToDictionary(s => string.Create(CultureInfo.InvariantCulture, $"Bots:goteborg-se:{s.Key}"), s => s.Value),
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
