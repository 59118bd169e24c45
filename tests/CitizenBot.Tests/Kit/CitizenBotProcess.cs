using System.Diagnostics;

namespace CitizenBot.Tests.Kit;

/// <summary>The built program as a process of its own, which a test may kill. Disposing kills it.</summary>
public sealed class CitizenBotProcess : IAsyncDisposable
{
    private const string StartPage = "Start page";
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private bool _disposed;

    private CitizenBotProcess(Process process, Uri address, IReadOnlyCollection<string> output) =>
        (_process, Address, Output, Http) = (process, address, output, new HttpClient { BaseAddress = address });

    /// <summary>The program as it was built with these tests.</summary>
    public static string Program { get; } = BuiltProgram();

    /// <summary>Learnt once for all programs of a test run, which goes with the run's temporary folder.</summary>
    public static string Recognizers { get; } = Path.Combine(Path.GetTempPath(), "citizenbot-recognizers");

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>What the program has written to the terminal so far.</summary>
    public IReadOnlyCollection<string> Output { get; }

    /// <summary>
    /// Starts the program and waits until it says where it listens: at the port of an earlier process, so that its
    /// clients find it again, or at a free one.
    /// </summary>
    public static Task<CitizenBotProcess> StartAsync(string data, string? content = null, int port = 0, params string[] settings) =>
        StartAsync(new Dictionary<string, string>(), data, content, port, settings);

    /// <param name="environment">Variables that the process gets beside those of the tests.</param>
    /// <param name="data">Its data folder.</param>
    /// <param name="settings">As on its command line.</param>
    public static Task<CitizenBotProcess> StartAsync(IReadOnlyDictionary<string, string> environment, string data, params string[] settings) =>
        StartAsync(environment, data, null, 0, settings);

    private static async Task<CitizenBotProcess> StartAsync(IReadOnlyDictionary<string, string> environment, string data, string? content, int port, string[] settings)
    {
        string[] arguments = [Program, $"--urls=http://127.0.0.1:{port}", $"--data={data}", $"--recognizers={Recognizers}", "--Limits:Enabled=false", .. settings];
        var process = new Process
        {
            StartInfo = new("dotnet", content is null ? arguments : [.. arguments, $"--content={content}"])
            {
                WorkingDirectory = RepositoryFolder.Program, RedirectStandardOutput = true, RedirectStandardError = true,
            },
        };
        foreach (var (name, value) in environment)
        {
            process.StartInfo.Environment[name] = value;
        }

        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        void Read(object _, DataReceivedEventArgs line)
        {
            if (line.Data is { } text)
            {
                said.Enqueue(text);
                if (text.TrimStart().StartsWith(StartPage, StringComparison.Ordinal))
                {
                    listening.TrySetResult(new Uri(text.Trim()[StartPage.Length..].Trim()));
                }
            }
        }

        process.OutputDataReceived += Read;
        process.ErrorDataReceived += Read;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The program ended: {string.Join('\n', said)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, await listening.Task.WaitAsync(Patience), said);
    }

    /// <summary>As kill -9 does: nothing is written, nothing is said.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Stops the process where it is, as SIGSTOP does; its connections stay open.</summary>
    public void Freeze() => Signal("STOP");

    /// <summary>Lets a frozen process go on, as if no time had passed.</summary>
    public void Thaw() => Signal("CONT");

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
        kill.ExitCode.ShouldBe(0);
    }

    private static string BuiltProgram()
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(RepositoryFolder.Program, "bin", build.Parent!.Name, build.Name, "CitizenBot.dll");
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Http.Dispose();
        if (!_process.HasExited)
        {
            Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
