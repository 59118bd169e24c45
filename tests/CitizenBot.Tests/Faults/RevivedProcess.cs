using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Faults;

/// <summary>The program, killed whenever a test says so and started again on the same data at the same address.</summary>
internal sealed class RevivedProcess(Func<int, Task<CitizenBotProcess>> start) : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private CitizenBotProcess _program = null!;
    private int _port;

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    public HttpClient Http { get; private set; } = null!;

    public async Task StartAsync()
    {
        _program = await start(_port);
        _port = _program.Address.Port;
        Http = _program.Http;
    }

    /// <summary>Kills the program and is done when it listens again.</summary>
    public async Task KillAsync()
    {
        await _one.WaitAsync();
        try
        {
            Kills++;
            _program.Kill();
            await _program.DisposeAsync();
            await StartAsync();
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Is done when no kill is under way.</summary>
    public async Task AliveAsync()
    {
        await _one.WaitAsync();
        _one.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await _one.WaitAsync();
        await _program.DisposeAsync();
        _one.Dispose();
    }
}
