using System.Net;
using System.Net.Sockets;

namespace CitizenBot.Channels.Messages;

/// <summary>A channel's name leads into this machine or its network.</summary>
internal sealed class PrivateAddressException(string host) : IOException($"'{host}' is not an address on the public internet.");

/// <summary>
/// Connects to public addresses alone. A service URL is input even when its activity was authenticated, and a name that was
/// public when it was checked may lead elsewhere when it is called: so the address is judged that the connection is made to.
/// </summary>
internal static class PublicConnections
{
    /// <summary>What the registries of special addresses (RFC 6890) keep from the public internet, and what embeds such an address.</summary>
    private static readonly IPNetwork[] Special = [.. ((string[])
    [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "fc00::/7", "fe80::/9", "ff00::/8",
    ]).Select(IPNetwork.Parse)];

    /// <param name="allowLoopback">Whether this machine may be called, as in development.</param>
    public static SocketsHttpHandler Handler(bool allowLoopback) => new()
    {
        // A redirect would carry what a citizen is told to an address that nobody has vouched for.
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context, allowLoopback, cancellationToken),
    };

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Special.Any(network => network.Contains(plain));
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, bool allowLoopback, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);

        // Where the operator has set a proxy, the connection is to that, and the proxy decides what may be reached.
        var isProxy = context.InitialRequestMessage.RequestUri?.IdnHost is { } asked && !string.Equals(asked.Trim('[', ']'), host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
        var addresses = (await Dns.GetHostAddressesAsync(host, cancellationToken))
            .Where(a => isProxy || IsPublic(a) || (allowLoopback && IPAddress.IsLoopback(a))).ToArray();
        if (addresses.Length == 0)
        {
            throw new PrivateAddressException(host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
