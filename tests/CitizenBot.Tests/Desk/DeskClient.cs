using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Desk;

/// <summary>A browser at the desk: keeps its cookie and says where its page is from.</summary>
public sealed class DeskClient : IDisposable
{
    private readonly CitizenBotServer _server;
    private readonly HttpClient _http;

    private DeskClient(CitizenBotServer server, CookieContainer cookies)
    {
        _server = server;
        Cookies = cookies;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address, "/desk/api/") };
    }

    public CookieContainer Cookies { get; }

    public static DeskClient For(CitizenBotServer server) => new(server, new CookieContainer());

    /// <summary>The same browser after the server has moved.</summary>
    public DeskClient MovedTo(CitizenBotServer server)
    {
        var cookies = new CookieContainer();
        foreach (Cookie cookie in Cookies.GetAllCookies())
        {
            cookies.Add(server.Address, new Cookie(cookie.Name, cookie.Value));
        }

        return new DeskClient(server, cookies);
    }

    public Task<HttpResponseMessage> SignInAsync(string userName, string password) =>
        SendAsync(HttpMethod.Post, "sign-in", new { userName, password });

    /// <summary>Signs in with a one-time password and changes it, as one must.</summary>
    public async Task SignInFirstAsync(string userName, string oneTimePassword)
    {
        await ExpectAsync(HttpStatusCode.OK, HttpMethod.Post, "sign-in", new { userName, password = oneTimePassword });
        await ExpectAsync(HttpStatusCode.NoContent, HttpMethod.Post, "password", new { current = oneTimePassword, @new = DeskServer.Password });
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? origin = null)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Origin", origin ?? _server.Address.GetLeftPart(UriPartial.Authority));
        return _http.SendAsync(request);
    }

    public async Task<JsonElement> ExpectAsync(HttpStatusCode status, HttpMethod method, string path, object? body = null)
    {
        using var response = await SendAsync(method, path, body);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, $"{path}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }

    public Task<JsonElement> GetAsync(string path) => ExpectAsync(HttpStatusCode.OK, HttpMethod.Get, path);

    public Task<JsonElement> PostAsync(string path, object? body = null) => ExpectAsync(HttpStatusCode.OK, HttpMethod.Post, path, body ?? new { });

    public async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await SendAsync(method, path, body);
        return response.StatusCode;
    }

    /// <summary>Renews a Direct Line token, as the chat of a page that is open in this browser does.</summary>
    public async Task<HttpStatusCode> RenewAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v3/directline/tokens/refresh", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", token);
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    public async Task<IReadOnlyList<string>> ListAsync() =>
        [.. (await GetAsync("conversations")).GetProperty("conversations").EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];

    public Task<JsonElement> TakeAsync(DirectLineCitizen citizen) => PostAsync($"conversations/{citizen.ConversationId}/take");

    public Task<JsonElement> SayAsync(DirectLineCitizen citizen, string text, string? id = null) =>
        PostAsync($"conversations/{citizen.ConversationId}/messages", new { id = id ?? Guid.NewGuid().ToString(), text });

    public void Dispose() => _http.Dispose();
}
