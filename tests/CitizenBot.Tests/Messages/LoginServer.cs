using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CitizenBot.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CitizenBot.Tests.Messages;

/// <summary>Microsoft's token endpoint on this machine, over https as the real client demands, with a certificate that <see cref="Handler"/> alone trusts.</summary>
public sealed class LoginServer : IAsyncDisposable
{
    private readonly X509Certificate2 _certificate = SelfSigned("localhost");
    private readonly ConcurrentQueue<Request> _requests = new();
    private WebApplication _app = null!;

    public IReadOnlyList<Request> Requests => [.. _requests];

    public string Url { get; private set; } = "";

    /// <summary>How many requests are refused before a token is given.</summary>
    public int Refusals { get; set; }

    public static async Task<LoginServer> StartAsync()
    {
        var login = new LoginServer();
        (login._app, var address) = await LoopbackServer.StartAsync(
            app => app.MapPost("/{tenant}/oauth2/v2.0/token", login.GiveAsync),
            builder => builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(login._certificate))));
        login.Url = $"https://localhost:{new Uri(address).Port}";
        return login;
    }

    public static X509Certificate2 SelfSigned(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    public SocketsHttpHandler Handler() => new()
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == _certificate.GetCertHashString(),
        },
    };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task<IResult> GiveAsync(HttpRequest request, string tenant)
    {
        var form = await request.ReadFormAsync();
        _requests.Enqueue(new Request(tenant, form.ToDictionary(f => f.Key, f => f.Value.ToString())));
        return _requests.Count <= Refusals
            ? Results.Json(new { error = "invalid_client", error_description = "AADSTS7000215: Invalid client secret provided." }, statusCode: 401)
            : Results.Json(new { token_type = "Bearer", expires_in = 3599, ext_expires_in = 3599, access_token = $"token-{_requests.Count}" });
    }

    public sealed record Request(string Tenant, IReadOnlyDictionary<string, string> Form);
}
