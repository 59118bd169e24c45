using CitizenBot.Channels;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Storage;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>What has to be right before the first request: content, database; and what the terminal is told.</summary>
internal static class Preparation
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        var assistants = app.Services.GetRequiredService<IReadOnlyDictionary<string, Assistant>>();
        var bots = app.Services.GetRequiredService<IOptions<BotsOptions>>().Value;
        if (!assistants.ContainsKey(bots.Default))
        {
            throw new FormatException($"Bots:Default is '{bots.Default}', and there is no such assistant.");
        }

        await app.Services.MigrateAsync();
        if (bots.AllowAnonymous)
        {
            LogMessages.AnonymousBot(app.Logger);
        }

        app.Lifetime.ApplicationStarted.Register(() => Tell(app, assistants.Values));
    }

    private static void Tell(WebApplication app, IEnumerable<Assistant> assistants)
    {
        var root = app.Urls.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).TrimEnd('/');
        Console.WriteLine($"CitizenBot is running. Stop it with Ctrl+C.\n\n  Start page  {root}/");
        foreach (var assistant in assistants)
        {
            Console.WriteLine($"  Demo        {root}/demo/{assistant.Id}");
        }

        Console.WriteLine($"  Desk        {root}/desk\n  Health      {root}/health/ready\n  Documents   {root}/docs\n");
    }
}
