using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using CitizenBot.Operations;
using CitizenBot.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CitizenBot.Tests.Operations;

/// <summary>Callers who take their time: each is cut off, and meanwhile everybody else is served.</summary>
public sealed class SlowConnectionTests : IAsyncLifetime
{
    private const int Sockets = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private CitizenBotServer _server = null!;

    public async Task InitializeAsync() => _server = await CitizenBotServer.StartAsync(new ServerOptions
    {
        Settings = new Dictionary<string, string>
        {
            ["Limits:HeaderSeconds"] = "1", ["Limits:IdleSeconds"] = "1", ["Limits:GraceSeconds"] = "2", ["Limits:StreamPingSeconds"] = "1",
            ["Limits:Connections"] = "150",
        },
    });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\nX-Drop: ", true)]
    [InlineData("POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n{", true)]
    [InlineData("POST /assistants/goteborg-se/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", false)]
    [InlineData("", false)]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n", false)]
    public async Task A_slow_caller_is_cut_off_and_others_are_served_meanwhile(string beginning, bool drips)
    {
        var slow = Enumerable.Range(0, Sockets).Select(_ => BeSlowAsync(beginning, drips)).ToList();

        var citizen = await _server.GreetedCitizenAsync();
        (await citizen.AskAsync("Hur ansöker jag om förskola?")).Intent.ShouldBe("forskola_ansokan");

        await Task.WhenAll(slow).WaitAsync(Patience);
        _server.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stream_whose_client_answers_no_ping_is_closed()
    {
        var citizen = await _server.CitizenAsync();
        var (_, started) = await citizen.StartAsync();
        var path = new Uri(started.GetProperty("streamUrl").GetString()!).PathAndQuery;

        await BeSlowAsync($"GET {path} HTTP/1.1\r\nHost: {_server.Address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n", drips: false)
            .WaitAsync(Patience);

        (await citizen.AskAsync("Hej")).Words.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Connections_beyond_the_most_are_closed_and_room_comes_back_as_they_go()
    {
        using var watch = new CancellationTokenSource(Patience);
        var many = Enumerable.Range(0, 300).Select(_ => BeSlowAsync("", drips: false)).ToList();
        await Task.WhenAny(many);

        await Task.WhenAll(many).WaitAsync(watch.Token);

        using var response = await _server.Http.GetAsync(new Uri("health/live", UriKind.Relative), watch.Token);
        response.EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task One_address_with_all_the_connections_it_may_have_leaves_room_for_others()
    {
        const int Most = 50;
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions { Settings = new Dictionary<string, string> { ["Limits:ConnectionsPerAddress"] = $"{Most}" } });
        using var neighbour = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) => new NetworkStream(await ConnectAsync(context.DnsEndPoint.Port, "127.0.0.2", cancellationToken), ownsSocket: true),
        }) { BaseAddress = server.Address };
        var sockets = new ConcurrentBag<Socket>();
        var closed = Enumerable.Range(0, Most + 20).Select(_ => ClosedAsync()).ToList();
        for (var i = 0; i < 20; i++)
        {
            closed.Remove(await Task.WhenAny(closed).WaitAsync(Patience));
        }

        (await neighbour.GetStringAsync(new Uri("health/live", UriKind.Relative))).ShouldBe("live");
        closed.Count(task => task.IsCompleted).ShouldBe(0);
        foreach (var socket in sockets)
        {
            socket.Dispose();
        }

        // One that is too many may be reset before its connecting is over.
        async Task ClosedAsync()
        {
            try
            {
                var socket = await ConnectAsync(server.Address.Port, "127.0.0.1", CancellationToken.None);
                sockets.Add(socket);
                await socket.ReceiveAsync(new byte[1], SocketFlags.None);
            }
            catch (SocketException)
            {
            }
        }
    }

    [Fact]
    public async Task A_stream_too_many_is_told_to_come_back_and_has_room_when_another_ends()
    {
        const int Most = 10;
        await using var server = await CitizenBotServer.StartAsync(new ServerOptions { Settings = new Dictionary<string, string> { ["Limits:Streams"] = $"{Most}" } });
        var addresses = await Task.WhenAll(Enumerable.Range(0, Most + 1).Select(async _ => (await (await server.CitizenAsync()).StartAsync()).Body.GetProperty("streamUrl").GetString()!));
        var open = await Task.WhenAll(addresses.Take(Most).Select(StreamSocket.OpenAsync));

        var refused = await Should.ThrowAsync<WebSocketException>(() => StreamSocket.OpenAsync(addresses[Most]));
        refused.Message.ShouldContain("503");

        await open[0].DisposeAsync();
        open[0] = await RoomAsync(addresses[Most]);
        await Task.WhenAll(open.Select(stream => stream.DisposeAsync().AsTask()));
        server.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_settings_every_limit_is_on()
    {
        await using var server = await CitizenBotServer.StartAsync();

        var limits = server.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        limits.RequestHeadersTimeout.ShouldBe(TimeSpan.FromSeconds(15));
        limits.KeepAliveTimeout.ShouldBe(TimeSpan.FromSeconds(120));
        limits.MinRequestBodyDataRate.ShouldNotBeNull().BytesPerSecond.ShouldBe(1024);
        limits.MinResponseDataRate.ShouldNotBeNull().GracePeriod.ShouldBe(TimeSpan.FromSeconds(10));
        limits.MaxConcurrentConnections.ShouldBe(10_000);
        limits.MaxRequestBodySize.ShouldBe(262_144 + BodyLimit.Drained);
        var sockets = server.Services.GetRequiredService<IOptions<WebSocketOptions>>().Value;
        sockets.KeepAliveTimeout.ShouldBe(TimeSpan.FromSeconds(30));
        sockets.KeepAliveInterval.ShouldBe(TimeSpan.FromSeconds(30));
    }

    private static async Task<Socket> ConnectAsync(int port, string from, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        return socket;
    }

    /// <summary>The server hears of a stream's end a moment after its client.</summary>
    private static async Task<StreamSocket> RoomAsync(string address)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                return await StreamSocket.OpenAsync(address);
            }
            catch (WebSocketException) when (!patience.IsCancellationRequested)
            {
                await Task.Delay(50, patience.Token);
            }
        }
    }

    /// <summary>Begins a request and sends a byte of it now and then, or nothing more, until the server has had enough.</summary>
    private async Task BeSlowAsync(string beginning, bool drips)
    {
        using var client = new TcpClient();
        using var ended = new CancellationTokenSource();
        try
        {
            await client.ConnectAsync(_server.Address.Host, _server.Address.Port);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning));
            var dripping = drips ? DripAsync(stream, ended.Token) : Task.CompletedTask;
            var buffer = new byte[4096];
            while (await stream.ReadAsync(buffer) > 0)
            {
            }

            await ended.CancelAsync();
            await dripping;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // Reset instead of closed: cut off all the same.
        }
    }

    private static async Task DripAsync(NetworkStream stream, CancellationToken ended)
    {
        try
        {
            while (true)
            {
                await Task.Delay(200, ended);
                await stream.WriteAsync("x"u8.ToArray(), ended);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
        }
    }
}
