using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Connector;

/// <summary>One HTTP call to a Connector API: address, headers, and what its answer means.</summary>
internal sealed class ConnectorCall
{
    /// <summary>An answer is an id, or a page of members. What is longer is not read: the status has decided.</summary>
    private const int LongestAnswer = 1024 * 1024;

    private readonly HttpClient http;
    private readonly Uri baseAddress;
    private readonly Func<CancellationToken, ValueTask<string?>> getToken;
    private readonly TimeProvider time;

    public ConnectorCall(HttpClient http, Uri serviceUrl, Func<CancellationToken, ValueTask<string?>> getToken, TimeProvider time)
    {
        if (!serviceUrl.IsAbsoluteUri || (serviceUrl.Scheme != Uri.UriSchemeHttps && serviceUrl.Scheme != Uri.UriSchemeHttp))
            throw new ArgumentException($"'{serviceUrl}' is not an absolute http or https address.", nameof(serviceUrl));
        var address = serviceUrl.GetLeftPart(UriPartial.Path);
        baseAddress = new Uri(address.EndsWith('/') ? address : address + "/");
        (this.http, this.getToken, this.time) = (http, getToken, time);
    }

    public static ByteArrayContent Body<T>(T value, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    /// <summary>Null when the channel answered well but without a body.</summary>
    public async Task<T?> SendAsync<T>(
        HttpMethod method,
        string path,
        HttpContent? body,
        JsonTypeInfo<T> answer,
        string? conversationId,
        string requestId,
        CancellationToken cancellationToken) where T : class
    {
        using var request = new HttpRequestMessage(method, new Uri(baseAddress, path)) { Content = body };
        request.Headers.TryAddWithoutValidation("x-ms-client-request-id", requestId);
        if (conversationId?.All(character => character is >= ' ' and <= '~') == true)
            request.Headers.TryAddWithoutValidation("x-ms-conversation-id", conversationId);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        await AuthorizeAsync(request, cancellationToken);

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var text = await ReadAsync(response.Content, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw Refusal(response, text);
        return text.Length == 0 ? null : Read(text, answer);
    }

    private async Task AuthorizeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (await getToken(cancellationToken) is not { } token)
            return;
        if (baseAddress.Scheme != Uri.UriSchemeHttps && !baseAddress.IsLoopback)
            throw new InvalidOperationException($"The bot's token is not sent to '{baseAddress.Host}' in the clear.");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    private ConnectorException Refusal(HttpResponseMessage response, byte[] text)
    {
        var error = Read(text, BotFrameworkJson.Wire.ErrorResponse)?.Error;
        var message = $"The channel at {baseAddress.Host} answered {(int)response.StatusCode}: {error?.Message ?? response.ReasonPhrase}";
        return new ConnectorException(response.StatusCode, error?.Code, message, RetryAfter.Of(response, time));
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var part = new byte[4096];
        while (read.Length < LongestAnswer && await stream.ReadAsync(part, cancellationToken) is > 0 and var count)
            read.Write(part, 0, count);
        return read.ToArray();
    }

    // The status has decided; a body in another shape, such as a proxy's page, adds nothing.
    private static T? Read<T>(byte[] text, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
