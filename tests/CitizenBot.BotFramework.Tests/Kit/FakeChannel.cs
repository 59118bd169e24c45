using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CitizenBot.BotFramework.Tests.Kit;

/// <summary>A channel on loopback that remembers what it was asked and answers as told.</summary>
internal sealed class FakeChannel : IDisposable
{
    private readonly HttpListener listener;
    private readonly Queue<(int Status, string Body, (string Name, string Value)[] Headers)> answers = new();

    public FakeChannel()
    {
        (listener, Url) = Start();
        _ = ServeAsync();
    }

    public Uri Url { get; }

    public List<Call> Calls { get; } = [];

    public void Answer(int status, string body = "", params (string Name, string Value)[] headers) => answers.Enqueue((status, body, headers));

    public void Dispose() => listener.Close();

    private static (HttpListener Listener, Uri Url) Start()
    {
        for (var attempt = 1; ; attempt++)
        {
            var url = $"http://127.0.0.1:{FreePort()}/";
            var listener = new HttpListener { Prefixes = { url } };
            try
            {
                listener.Start();
                return (listener, new Uri(url));
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var headers = context.Request.Headers;
            Calls.Add(new Call(
                $"{context.Request.HttpMethod} {context.Request.RawUrl}", await reader.ReadToEndAsync(),
                headers.AllKeys.ToDictionary(key => key!, key => headers[key]!, StringComparer.OrdinalIgnoreCase)));
            var (status, body, answerHeaders) = answers.Count > 0 ? answers.Dequeue() : (200, """{"id":"new-id"}""", []);
            context.Response.StatusCode = status;
            foreach (var (name, value) in answerHeaders)
                context.Response.Headers[name] = value;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
    }

    internal sealed record Call(string Request, string Body, IReadOnlyDictionary<string, string> Headers);
}
