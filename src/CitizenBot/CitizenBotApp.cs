using CitizenBot.Channels;
using CitizenBot.Channels.DirectLine;
using CitizenBot.Desk;
using CitizenBot.Instances;
using CitizenBot.Operations;
using CitizenBot.Storage;
using CitizenBot.Translators;

namespace CitizenBot;

/// <summary>The program, put together in one place: what it is made of, and the order in which a request meets it.</summary>
internal static class CitizenBotApp
{
    /// <summary>Builds the program and makes its content and database ready; it listens once it is run.</summary>
    /// <param name="replace">Puts other parts in place of the program's own, after all of those have been added.</param>
    public static async Task<WebApplication> BuildAsync(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, WebRootPath = Folders.Find("wwwroot") });
        builder.AddSettings();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddInstances(builder.Configuration);
        builder.Services.AddTranslators();
        builder.Services.AddBot();
        builder.Services.AddChannels();
        builder.Services.AddDesk();
        builder.Services.AddRateLimits();
        builder.Services.AddConnectionLimits();
        builder.Services.AddEmbedding();
        builder.Services.AddProxies();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseErrors();
        app.UseBodyLimit();
        app.UseSecurityHeaders();
        app.UsePages();
        app.UseEmbedding();
        app.UseDeskSessions();
        app.UseDirectLineCallers();
        app.UseRateLimiter();
        app.UseWebSockets();
        app.UseStreamLimit();

        app.MapPages();
        app.MapHealth();
        app.MapAssistants();
        app.MapDirectLine();
        app.MapDesk();
        app.MapStaffPages();

        await app.PrepareAsync();
        return app;
    }
}
