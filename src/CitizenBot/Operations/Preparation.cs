using CitizenBot.Clu;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Translators;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>What has to be right before the first request: content, database; and what the terminal is told.</summary>
internal static class Preparation
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        var assistants = Load(app.Services);
        var bots = app.Services.GetRequiredService<IOptions<BotsOptions>>().Value;
        BotSettings.Check(app.Configuration, bots, assistants);
        HandoffSettings.Check(app.Configuration, assistants);
        app.Services.GetRequiredService<IOptions<CluOptions>>().Value.Check(assistants);
        app.Services.GetRequiredService<IOptions<TranslatorOptions>>().Value.Check(assistants.Keys);
        await DatabaseSettings.OpenAsync(app);
        StartupLog.SpeakOnceStarted(app);
        if (bots.AllowAnonymous)
        {
            LogMessages.AnonymousBot(app.Logger);
        }

        app.Lifetime.ApplicationStarted.Register(() => Tell(app, assistants.Values));
    }

    private static IReadOnlyDictionary<string, Assistant> Load(IServiceProvider services)
    {
        try
        {
            return services.GetRequiredService<IReadOnlyDictionary<string, Assistant>>();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("Content", $"cannot be read: {e.Message}", e);
        }
    }

    private static void Tell(WebApplication app, IEnumerable<Assistant> assistants)
    {
        var root = app.Urls.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).TrimEnd('/');
        Console.WriteLine($"CitizenBot is running. Stop it with Ctrl+C.\n\n  Start page  {root}/");
        foreach (var assistant in assistants)
        {
            Console.WriteLine(assistant.StaffOnly ? $"  For staff   {root}/staff/{assistant.Id}" : $"  Demo        {root}/demo/{assistant.Id}");
        }

        Console.WriteLine($"  Desk        {root}/desk\n  Health      {root}/health/ready\n  Documents   {root}/docs\n");
    }
}
