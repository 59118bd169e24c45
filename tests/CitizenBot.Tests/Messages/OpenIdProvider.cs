using CitizenBot.BotFramework.Tests.Authentication;
using CitizenBot.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CitizenBot.Tests.Messages;

/// <summary>An OpenID provider on this machine: publishes the keys of an issuer, and fails as the test says.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    private WebApplication _app = null!;
    private string _address = "";
    private int _fetches;

    public TokenIssuer Issuer { get; } = new TokenIssuer()
        .WithKey("key", "test", "msteams").WithKey("other-channel", "msteams").WithKey("unendorsed", null).WithKey("nobody's", []);

    public string MetadataUrl => $"{_address}/openid";

    /// <summary>How often the metadata was asked for.</summary>
    public int Fetches => _fetches;

    /// <summary>What is answered in place of the documents; nothing for the documents.</summary>
    public Func<HttpContext, Task>? Failure { get; set; }

    public static async Task<OpenIdProvider> StartAsync()
    {
        var provider = new OpenIdProvider();
        (provider._app, provider._address) = await LoopbackServer.StartAsync(app =>
        {
            app.MapGet("/openid", http =>
            {
                Interlocked.Increment(ref provider._fetches);
                return provider.AnswerAsync(http, $$"""{"issuer":"https://api.botframework.com","jwks_uri":"{{provider._address}}/keys"}""");
            });
            app.MapGet("/keys", async http => await provider.AnswerAsync(http, await provider.Issuer.GetDocumentAsync("keys", default)));
        });
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext http, string document) => Failure is { } failure ? failure(http) : http.Response.WriteAsync(document);
}
