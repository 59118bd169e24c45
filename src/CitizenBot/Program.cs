using CitizenBot.Channels;
using CitizenBot.Channels.DirectLine;
using CitizenBot.Operations;
using CitizenBot.Storage;

if (args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine(CommandLine.Help);
    return 0;
}

if (CommandLine.Check(args) is { } wrong)
{
    await Console.Error.WriteLineAsync(wrong);
    return 2;
}

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, WebRootPath = Folders.Find("wwwroot") });
    builder.AddSettings();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddStorage(builder.Configuration);
    builder.Services.AddBot();
    builder.Services.AddChannels();
    builder.Services.AddRateLimits();
    builder.Services.AddEmbedding();

    var app = builder.Build();
    app.UseErrors();
    app.UseSecurityHeaders();
    app.UsePages();
    app.UseEmbedding();
    app.UseRateLimiter();
    app.UseWebSockets();

    app.MapPages();
    app.MapHealth();
    app.MapAssistants();
    app.MapDirectLine();

    await app.PrepareAsync();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (Startup.Explain(e) is { } reason)
{
    await Console.Error.WriteLineAsync($"CitizenBot cannot start: {reason}");
    return 1;
}
