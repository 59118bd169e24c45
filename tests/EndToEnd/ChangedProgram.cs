using CitizenBot.Tests.Kit;
using Microsoft.Playwright;

namespace CitizenBot.EndToEnd;

/// <summary>The program inside the test process, with a clock that can jump and a bot that also shows cards, and a real browser.</summary>
public sealed class ChangedProgram : IAsyncLifetime
{
    private readonly JumpingTime _time = new();
    private IPlaywright _playwright = null!;

    internal CitizenBotServer Server { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public ClientSite Site { get; } = new();

    public async Task InitializeAsync()
    {
        Server = await CitizenBotServer.StartAsync(new ServerOptions
        {
            Time = _time,
            Settings = new Dictionary<string, string> { ["DirectLine:AllowedOrigins:0"] = Site.Origin },
            Replace = CardBot.Use,
        });
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(30_000);
        Browser = await OpenOffice.LaunchAsync(_playwright);
    }

    /// <summary>Lets the program's clock be so much later from now on; its timers go on as they were.</summary>
    public void Jump(TimeSpan by) => _time.Ahead += by;

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
        await Server.DisposeAsync();
        await Site.DisposeAsync();
    }

    private sealed class JumpingTime : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
