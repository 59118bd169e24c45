namespace CitizenBot.Operations;

/// <summary>
/// Keeps the host, the server and the database client from logging why a start failed, stack trace and all: until the program listens that
/// reaches <c>Program</c> as an exception, which says it in a sentence, or lets it end the program if it is a defect.
/// </summary>
internal sealed class StartupLog
{
    private volatile bool _started;

    public static void Quieten(WebApplicationBuilder builder)
    {
        var log = new StartupLog();
        foreach (var category in (string[])["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore.Database.Connection", "Npgsql.Connection"])
        {
            builder.Logging.AddFilter(category, level => log._started && level >= LogLevel.Warning);
        }

        builder.Services.AddSingleton(log);
    }

    public static void SpeakOnceStarted(WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<StartupLog>()._started = true);
}
