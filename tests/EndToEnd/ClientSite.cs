using System.Net;
using System.Net.Sockets;
using System.Text;
using CitizenBot.Tests.Kit;

namespace CitizenBot.EndToEnd;

/// <summary>A web site on this machine with pages that use the real clients: what is in the folder <c>clients/site</c>, and the clients' own scripts.</summary>
public sealed class ClientSite : IAsyncDisposable
{
    private static readonly string Clients = Path.Combine(RepositoryFolder.Root, "tests", "EndToEnd", "clients");
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public ClientSite()
    {
        Origin = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add($"{Origin}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Origin { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // The site has closed, or a browser went away in the middle of an answer.
            }
        }
    }

    private static async Task AnswerAsync(HttpListenerContext context)
    {
        var file = context.Request.Url!.AbsolutePath switch
        {
            "/webchat.js" => await WebChatBundle.FileAsync(),
            "/directline.js" => Path.Combine(Clients, "node_modules", "botframework-directlinejs", "dist", "directline.js"),
            var path => Path.Combine(Clients, "site", Path.GetFileName(path)),
        };
        using var response = context.Response;
        if (!File.Exists(file))
        {
            response.StatusCode = 404;
            return;
        }

        response.ContentType = Path.GetExtension(file) switch { ".html" => "text/html; charset=utf-8", ".css" => "text/css", _ => "text/javascript; charset=utf-8" };
        if (file.EndsWith(".csp.html", StringComparison.Ordinal))
        {
            // The strictest policy under which a page can embed the widget.
            var server = new Uri(context.Request.QueryString["server"]!);
            response.Headers["Content-Security-Policy"] =
                $"default-src 'none'; script-src {server}; connect-src {server} ws://{server.Authority}; frame-src {server}; style-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
            await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes((await File.ReadAllTextAsync(file)).Replace("{server}", server.AbsoluteUri, StringComparison.Ordinal)));
            return;
        }

        await using var content = File.OpenRead(file);
        await content.CopyToAsync(response.OutputStream);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
