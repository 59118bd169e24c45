using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>
/// Counts the open connections of each address and closes one too many at once: else one caller with idle connections
/// would leave no room for anybody. Known proxies are not counted, since everybody comes from them.
/// </summary>
internal sealed class AddressConnections(IOptions<LimitOptions> limits, IOptions<ProxyOptions> proxies)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _open = [];
    private readonly HashSet<string> _proxies = [.. proxies.Value.Known.Select(address => CallerAddress.Of(IPAddress.Parse(address)))];

    public ConnectionDelegate Limit(ConnectionDelegate next) => async connection =>
    {
        var address = connection.RemoteEndPoint is IPEndPoint caller ? CallerAddress.Of(caller.Address) : null;
        if (address is null || _proxies.Contains(address))
        {
            await next(connection);
            return;
        }

        if (!Enter(address))
        {
            connection.Abort();
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Leave(address);
        }
    };

    private bool Enter(string address)
    {
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(address);
            if (open >= limits.Value.ConnectionsPerAddress)
            {
                return false;
            }

            _open[address] = open + 1;
            return true;
        }
    }

    private void Leave(string address)
    {
        lock (_gate)
        {
            if (--_open[address] == 0)
            {
                _open.Remove(address);
            }
        }
    }
}
