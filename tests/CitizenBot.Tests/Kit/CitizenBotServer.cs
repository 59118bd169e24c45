using CitizenBot.Knowledge;
using CitizenBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CitizenBot.Tests.Kit;

/// <summary>The real program inside the test process, on a free port of this machine and a database of its own.</summary>
public sealed class CitizenBotServer : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServerOptions _options;
    private bool _isSecond;
    private WebApplication _app = null!;

    private CitizenBotServer(TestDatabase database, ServerOptions options) => (_database, _options) = (database, options);

    public Uri Address { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public CapturedLog Log { get; } = new();

    public IServiceProvider Services => _app.Services;

    public static Task<CitizenBotServer> StartAsync(DatabaseKind database = DatabaseKind.Sqlite) => StartAsync(new ServerOptions { Database = database });

    public static async Task<CitizenBotServer> StartAsync(ServerOptions options)
    {
        var server = new CitizenBotServer(await TestDatabase.CreateAsync(options.Database), options);
        await server.RunAsync();
        return server;
    }

    /// <summary>Starts another instance on the same database; it is disposed before this one.</summary>
    public async Task<CitizenBotServer> StartBesideAsync(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(_options.Settings);
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var second = new CitizenBotServer(_database, _options with { Settings = all }) { _isSecond = true };
        await second.RunAsync();
        return second;
    }

    /// <summary>Stops the program and starts it again on the same data, at a new address.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await RunAsync();
    }

    /// <summary>What another process on the same database is started with.</summary>
    public IReadOnlyDictionary<string, string> DatabaseSettings => _database.Settings.ToDictionary(s => s.Key, s => s.Value);

    public CitizenBotDb OpenDatabase() => Services.GetRequiredService<IDbContextFactory<CitizenBotDb>>().CreateDbContext();

    /// <summary>A citizen who has a token and has not started yet.</summary>
    public Task<DirectLineCitizen> CitizenAsync(string language = "sv", string assistant = "goteborg-se") =>
        DirectLineCitizen.ArriveAsync(Http, assistant, language);

    /// <summary>A citizen whose conversation has started and who has read the greeting.</summary>
    public async Task<DirectLineCitizen> GreetedCitizenAsync(string language = "sv", string assistant = "goteborg-se")
    {
        var citizen = await CitizenAsync(language, assistant);
        await citizen.StartAsync();
        await citizen.ReplyAsync();
        return citizen;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (!_isSecond)
        {
            await _database.DisposeAsync();
        }
    }

    private async Task RunAsync()
    {
        var recognizers = await SharedRecognizers.UseAsync();
        var settings = new Dictionary<string, string>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Limits:Enabled"] = "false",
            ["Logging:LogLevel:Default"] = "Error",
        };
        foreach (var (key, value) in _database.Settings.Concat(_options.Settings))
        {
            settings[key] = value;
        }

        _app = await CitizenBotApp.BuildAsync([.. settings.Select(s => $"--{s.Key}={s.Value}")], services =>
        {
            recognizers(services);

            // Nobody changes the content, and a clock that a test moves by days would have it looked at thousands of times.
            services.Remove(services.Single(service => service.ImplementationType == typeof(ContentReload)));
            services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(Log);
            if (_options.Time is { } time)
            {
                services.RemoveAll<TimeProvider>().AddSingleton(time);
            }

            _options.Replace?.Invoke(services);
        });
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = new HttpClient { BaseAddress = Address };
    }

    private async Task StopAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>How a test wants its server.</summary>
public sealed record ServerOptions
{
    public DatabaseKind Database { get; init; }

    /// <summary>The server's clock; the machine's where there is none.</summary>
    public TimeProvider? Time { get; init; }

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Puts parts of the test's own in place of the program's.</summary>
    public Action<IServiceCollection>? Replace { get; init; }
}
