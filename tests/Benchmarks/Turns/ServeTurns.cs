using System.Globalization;
using Benchmarks.Languages;
using CitizenBot;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Channels;
using CitizenBot.Dialogs.Understanding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Turns;

/// <summary>
/// A server under test: the program with another bot in its place, or a bare endpoint to compare with. Says where it
/// listens, answers each line of its input with the bytes it has allocated so far, and ends with its input.
/// </summary>
internal static class ServeTurns
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Options(arguments);
        var app = options.Required("--bot") is "none" ? Bare() : await ProgramAsync(options);
        await app.StartAsync();
        Console.WriteLine($"ready {app.Urls.First()}");
        while (Console.ReadLine() is not null)
        {
            Console.WriteLine(GC.GetTotalAllocatedBytes().ToString(CultureInfo.InvariantCulture));
        }

        await app.StopAsync();
        return 0;
    }

    private static Task<WebApplication> ProgramAsync(Options options)
    {
        string[] settings =
        [
            "--urls=http://127.0.0.1:0", $"--data={options.Required("--data")}", "--Limits:Enabled=false",
            "--Bots:AllowAnonymous=true", "--Logging:LogLevel:Default=Error",
        ];
        return CitizenBotApp.BuildAsync(settings, services =>
        {
            services.RemoveAll<CitizenBot.BotFramework.Turns.IMiddleware>().RemoveAll<IBot>();
            if (options.Required("--bot") == "echo")
            {
                services.AddSingleton<IBot, EchoBot>();
            }
            else
            {
                services.AddSingleton<IBot, TwoStepBot>();
            }

            // Learning would be measured with the first turns.
            foreach (var learning in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationFactory is Func<IServiceProvider, Recognizers>).ToList())
            {
                services.Remove(learning);
            }

            if (options.Required("--storage") == "memory")
            {
                MemoryTurnStore.Replace(services);
            }
        });
    }

    private static WebApplication Bare()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/api/messages", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return Results.Text("""{"activities":[{"type":"message","text":"Echo: hello"}]}""", "application/json");
        });
        return app;
    }
}
