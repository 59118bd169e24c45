using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>
/// What one connection may cost. Who sends a request by the drop, reads an answer by the drop, or says nothing at all is
/// cut off; connections beyond the most are refused, and streams are counted apart so that neither can use up the other.
/// </summary>
internal static class Connections
{
    public static IServiceCollection AddConnectionLimits(this IServiceCollection services)
    {
        services.AddSingleton<AddressConnections>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>, AddressConnections>((kestrel, options, addresses) =>
        {
            var limits = options.Value;
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.BodyBytes + BodyLimit.Drained;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(limits.IdleSeconds);
            kestrel.Limits.MinRequestBodyDataRate = Rate(limits);
            kestrel.Limits.MinResponseDataRate = Rate(limits);
            kestrel.Limits.MaxConcurrentConnections = limits.Connections;
            kestrel.ConfigureEndpointDefaults(listen => listen.Use(addresses.Limit));
        });

        // A peer that answers no ping is gone, whatever its socket says.
        services.AddOptions<WebSocketOptions>().Configure<IOptions<LimitOptions>>((sockets, options) =>
            sockets.KeepAliveInterval = sockets.KeepAliveTimeout = TimeSpan.FromSeconds(options.Value.StreamPingSeconds));
        return services;
    }

    /// <summary>Refuses the stream that is one too many with a 503; the server's own limit would be an exception here.</summary>
    public static IApplicationBuilder UseStreamLimit(this WebApplication app)
    {
        var most = app.Services.GetRequiredService<IOptions<LimitOptions>>().Value.Streams;
        var open = 0;
        return app.Use(async (http, next) =>
        {
            if (!http.WebSockets.IsWebSocketRequest)
            {
                await next(http);
                return;
            }

            try
            {
                if (Interlocked.Increment(ref open) <= most)
                {
                    await next(http);
                }
                else
                {
                    http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    http.Response.Headers.RetryAfter = "10";
                }
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        });
    }

    private static MinDataRate Rate(LimitOptions limits) => new(limits.BytesPerSecond, TimeSpan.FromSeconds(limits.GraceSeconds));
}
