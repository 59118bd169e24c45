using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CitizenBot.Tests.Kit;

/// <summary>A web server of a test's own at a free port of this machine, in place of one out in the world.</summary>
internal static class LoopbackServer
{
    /// <param name="map">What it serves.</param>
    /// <param name="configure">How it listens, where that is not plain http.</param>
    /// <returns>The running server, for the caller to dispose of, and where it is.</returns>
    public static async Task<(WebApplication App, string Address)> StartAsync(Action<WebApplication> map, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(configure is null ? ["--urls=http://127.0.0.1:0"] : []);
        configure?.Invoke(builder);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return (app, app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }
}
