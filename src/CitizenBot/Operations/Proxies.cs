using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>Reverse proxies that tell the truth about who calls; without them every citizen would share the proxy's address and its rate.</summary>
internal sealed class ProxyOptions
{
    /// <summary>Addresses such as <c>10.0.0.4</c> whose X-Forwarded-For, -Proto and -Host are believed.</summary>
    public IList<string> Known { get; } = [];
}

internal static class Proxies
{
    public static IServiceCollection AddProxies(this IServiceCollection services)
    {
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, options) =>
        {
            // Where no proxy is known ASP.NET Core would believe every caller, so nobody is believed. Behind several
            // proxies the first unknown address, counted from here, is the caller's.
            forwarded.ForwardedHeaders = options.Value.Known.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.ForwardLimit = null;
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
