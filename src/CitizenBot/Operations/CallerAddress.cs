using System.Net;
using System.Net.Sockets;

namespace CitizenBot.Operations;

/// <summary>What counts as one address: an IPv4 address, or a /64 of IPv6, which is what one subscriber gets and can choose freely in.</summary>
internal static class CallerAddress
{
    private const int NetworkBytes = 8;

    public static string Of(HttpContext http) => http.Connection.RemoteIpAddress is { } address ? Of(address) : "";

    public static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
