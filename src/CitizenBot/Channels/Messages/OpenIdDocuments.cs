using Microsoft.IdentityModel.Protocols;

namespace CitizenBot.Channels.Messages;

/// <summary>Fetches what says which keys sign the tokens of callers: over https, or from this machine.</summary>
internal sealed class OpenIdDocuments(IHttpClientFactory http) : IDocumentRetriever
{
    /// <summary>The name of the client in use. The callers of the bot wait for it.</summary>
    public const string HttpClient = "openid";

    public static bool IsTrusted(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    /// <exception cref="IOException">The address is not one to trust: metadata may name any for its keys.</exception>
    /// <exception cref="HttpRequestException">It answers something else than a document.</exception>
    public Task<string> GetDocumentAsync(string address, CancellationToken cancel) => IsTrusted(address)
        ? http.CreateClient(HttpClient).GetStringAsync(new Uri(address), cancel)
        : throw new IOException($"'{address}' is neither an https address nor on this machine.");
}
