using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Turns;

/// <summary>A server under test as a process of its own, and what the system says about it. Disposing ends it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly bool _hasHeap;

    private ServerProcess(Process process, Uri address, bool hasHeap) => (_process, Address, _hasHeap) = (process, address, hasHeap);

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <param name="server">Which one.</param>
    /// <param name="peer">The folder of the installed peer bots.</param>
    /// <param name="program">The program's project, where its web assets are.</param>
    /// <param name="data">An empty folder.</param>
    public static async Task<ServerProcess> StartAsync(ServerUnderTest server, string peer, string program, string data)
    {
        var isPeer = server.Subject == ServerUnderTest.BotBuilder;
        var start = isPeer
            ? new ProcessStartInfo("node", [Path.Combine(peer, "bot.js"), server.Bot])
            : new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), "serve-turns", "--bot", server.Bot, "--storage", server.Storage, "--data", data]);
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        start.WorkingDirectory = program;
        start.Environment["NODE_ENV"] = "production";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
            {
                return new ServerProcess(process, new Uri(line[6..]), !isPeer);
            }
        }

        throw new InvalidOperationException($"{server.Subject} ended before it listened.");
    }

    /// <summary>CPU time so far, in seconds.</summary>
    public (double User, double System) CpuSeconds()
    {
        // The name, in parentheses, may hold anything; utime and stime are the 14th and 15th fields.
        var stat = File.ReadAllText($"/proc/{Id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[11]) / TicksPerSecond, Number(fields[12]) / TicksPerSecond);
    }

    public double ResidentMebibytes() =>
        Number(File.ReadLines($"/proc/{Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;

    /// <summary>Bytes allocated so far; null for a server that cannot tell.</summary>
    public async Task<double?> AllocatedBytesAsync()
    {
        if (!_hasHeap)
        {
            return null;
        }

        await _process.StandardInput.WriteLineAsync();
        return Number((await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience))!);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>Under <c>dotnet run</c> the process is the program itself; under <c>dotnet Benchmarks.dll</c> it is dotnet.</summary>
    private static string[] Self() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ServerProcess).Assembly.Location] : [];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
