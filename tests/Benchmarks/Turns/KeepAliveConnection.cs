using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks.Turns;

/// <summary>One HTTP/1.1 connection that posts JSON and reads the whole answer: as little work as a client can do, since it shares the processor with the server.</summary>
internal sealed class KeepAliveConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly string _host;
    private byte[] _buffer = new byte[16 * 1024];

    private KeepAliveConnection(Uri address) => _host = address.Authority;

    public static async Task<KeepAliveConnection> OpenAsync(Uri address)
    {
        var connection = new KeepAliveConnection(address);
        await connection._socket.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    /// <returns>The status, and the body as it came.</returns>
    public async Task<(int Status, string Body)> PostAsync(string path, string json)
    {
        var request = $"POST {path} HTTP/1.1\r\nHost: {_host}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}";
        await _socket.SendAsync(Encoding.UTF8.GetBytes(request));
        var (length, end) = (0, -1);
        while (end < 0 || length < end)
        {
            if (length == _buffer.Length)
            {
                Array.Resize(ref _buffer, length * 2);
            }

            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            length += read;
            if (end < 0)
            {
                end = End(_buffer.AsSpan(0, length));
            }
        }

        var head = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        return (Utf8Parser.TryParse(_buffer.AsSpan(9, 3), out int status, out _) ? status : 0, Encoding.UTF8.GetString(_buffer, head + 4, length - head - 4));
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Where the answer ends, or -1 while its head is not there.</summary>
    private static int End(ReadOnlySpan<byte> received)
    {
        var head = received.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return -1;
        }

        var text = Encoding.ASCII.GetString(received[..head]);
        var at = text.IndexOf("content-length:", StringComparison.OrdinalIgnoreCase);
        var length = at < 0 ? throw new IOException($"The answer has no Content-Length: {text}") : text.AsSpan(at + 15);
        var line = length.IndexOf('\r');
        return head + 4 + int.Parse(line < 0 ? length : length[..line], System.Globalization.CultureInfo.InvariantCulture);
    }
}
