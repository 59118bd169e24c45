using System.Text;
using System.Text.RegularExpressions;
using CitizenBot.Desk;
using CitizenBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CitizenBot.Tests.Desk;

/// <summary>The program on a Monday morning, when every team is there, with its first administrator signed in.</summary>
public sealed partial class DeskServer : IAsyncLifetime
{
    public const string Password = "correct horse battery";
    private readonly StringBuilder _terminal = new();

    private IReadOnlyDictionary<string, string> _settings = new Dictionary<string, string>();
    private DatabaseKind _database;

    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    public CitizenBotServer Server { get; private set; } = null!;

    public DeskClient Admin { get; private set; } = null!;

    /// <summary>What the terminal has been told.</summary>
    public string Terminal => _terminal.ToString();

    public string FirstPassword => OneTimePassword().Match(Terminal).Value;

    public static async Task<DeskServer> StartAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var desk = new DeskServer { _settings = settings ?? new Dictionary<string, string>() };
        await desk.StartServerAsync();
        return desk;
    }

    /// <summary>As a test class gets it, with settings of its own.</summary>
    public static async Task<DeskServer> InitializedAsync(IReadOnlyDictionary<string, string> settings, DatabaseKind database = DatabaseKind.Sqlite)
    {
        var desk = new DeskServer { _settings = settings, _database = database };
        await desk.InitializeAsync();
        return desk;
    }

    public async Task InitializeAsync()
    {
        await StartServerAsync();
        Admin = DeskClient.For(Server);
        await Admin.SignInFirstAsync("admin", FirstPassword);
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>An agent with an account of their own, signed in.</summary>
    public Task<DeskClient> AgentAsync(string userName, params string[] teams) => SignedInAsync(userName, "agent", teams);

    public async Task<DeskClient> SignedInAsync(string userName, string role, params string[] teams)
    {
        var created = await Admin.PostAsync("agents", new { userName, displayName = DisplayName(userName), roles = Enumerable.Repeat(role, 1), teams });
        var agent = DeskClient.For(Server);
        await agent.SignInFirstAsync(userName, created.GetProperty("oneTimePassword").GetString()!);
        return agent;
    }

    public static string DisplayName(string userName) => char.ToUpperInvariant(userName[0]) + userName[1..];

    /// <summary>A citizen who waits for a person.</summary>
    public async Task<DirectLineCitizen> QueuedCitizenAsync(string language = "sv", string? about = null)
    {
        var citizen = await Server.GreetedCitizenAsync(language);
        if (about is not null)
        {
            await citizen.AskAsync(about);
        }

        await citizen.SendEventAsync("citizenbot/person");
        await citizen.NextAsync(r => r.Name == "citizenbot/queue");
        Time.Advance(TimeSpan.FromSeconds(1));
        return citizen;
    }

    /// <summary>Lets the clock run until something has come to pass: what waits for it may only be about to.</summary>
    public async Task RunClockUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(6));
            await Task.WhenAny(task, Task.Delay(25));
        }

        await task;
    }

    private async Task StartServerAsync() => Server = await CitizenBotServer.StartAsync(new ServerOptions
    {
        Database = _database,
        Time = Time,
        Settings = _settings,
        Replace = services => services.RemoveAll<Terminal>().AddSingleton(new Terminal(new StringWriter(_terminal))),
    });

    [GeneratedRegex("[a-z2-9]{4}(-[a-z2-9]{4}){3}")]
    private static partial Regex OneTimePassword();
}
