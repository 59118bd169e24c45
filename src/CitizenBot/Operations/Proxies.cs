using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>Reverse proxies that tell the truth about who calls; without them every citizen would share the proxy's address and its rate.</summary>
internal sealed class ProxyOptions
{
    /// <summary>Addresses such as <c>10.0.0.4</c> whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    public IList<string> Known { get; } = [];
}

internal static class Proxies
{
    public static IServiceCollection AddProxies(this IServiceCollection services)
    {
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, options) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var proxy in options.Value.Known)
            {
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
        return services;
    }

    /// <summary>Whether a request came straight from a program on this machine, and not through a proxy on it.</summary>
    public static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller) && !http.Request.Headers.ContainsKey("X-Forwarded-For");

    public static bool AreAddresses(ProxyOptions options) => options.Known.All(address => IPAddress.TryParse(address, out _));
}
