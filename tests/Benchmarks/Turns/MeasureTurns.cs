using Benchmarks.Npm;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Benchmarks.Languages;
using Spectre.Console;

namespace Benchmarks.Turns;

/// <summary>The command <c>turns</c>: what a turn costs through <c>/api/messages</c>, beside the Bot Framework's JavaScript SDK.</summary>
internal static class MeasureTurns
{
    private const double DefaultSeconds = 3;

    /// <summary>The first scenario of a server waits for the compiler, the others for connections and caches.</summary>
    private static readonly TimeSpan FirstWarmUp = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = new Options(arguments);
        var seconds = options.Optional("--seconds") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : DefaultSeconds;
        var peers = Path.GetFullPath(options.Optional("--peers") ?? "tests/Benchmarks/peers");
        var work = Directory.CreateTempSubdirectory("citizenbot-turns-");
        try
        {
            var servers = ServerUnderTest.All.Where(server => Chosen(server, options.Optional("--only"))).ToList();
            var peer = servers.Exists(s => s.Subject == ServerUnderTest.BotBuilder) ? await PeerInstallation.InstallAsync(Path.Combine(peers, "botbuilder-js")) : "";
            var fsync = Disk.FsyncMilliseconds(work.FullName);
            var measurements = await MeasureAsync(servers, peer, Path.Combine(peers, "../../../src/CitizenBot"), work.FullName, seconds);
            var report = new Report(
                DateTimeOffset.UtcNow, Processor(), Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, seconds, fsync, TurnTables.BesideBare(measurements));
            TurnTables.Write(AnsiConsole.Console, report);
            await SaveAsync(options.Optional("--json"), JsonSerializer.Serialize(report, Indented));
            await SaveAsync(options.Optional("--markdown"), TurnTables.Markdown(report));
            return report.Measurements.Any(m => m.Errors > 0) ? 1 : 0;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<List<Measurement>> MeasureAsync(List<ServerUnderTest> servers, string peer, string program, string work, double seconds)
    {
        var measurements = new List<Measurement>();
        await using var channel = await LoopbackChannel.StartAsync();
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var bar = progress.AddTask("Starting", maxValue: servers.Sum(server => server.Deliveries.Count * Scenario.ConnectionCounts.Length));
            foreach (var server in servers)
            {
                var data = Directory.CreateDirectory(Path.Combine(work, $"{server.Bot}-{server.Storage}")).FullName;
                await using var process = await ServerProcess.StartAsync(server, peer, program, data);
                var warmUp = FirstWarmUp;
                foreach (var delivery in server.Deliveries)
                {
                    foreach (var connections in Scenario.ConnectionCounts)
                    {
                        var scenario = new Scenario(server, delivery, connections);
                        bar.Description = Markup.Escape($"{server.Subject}, {server.Bot}, {server.Storage}, {delivery}, {connections}");
                        measurements.Add(await MeasureAsync(scenario, process, channel, warmUp, seconds));
                        warmUp = WarmUp;
                        bar.Increment(1);
                    }
                }
            }
        });
        return measurements;
    }

    private static async Task<Measurement> MeasureAsync(Scenario scenario, ServerProcess process, LoopbackChannel channel, TimeSpan warmUp, double seconds)
    {
        if (warmUp == FirstWarmUp)
        {
            await RunAsync(scenario with { Connections = 16 }, process, channel, warmUp, _ => Task.CompletedTask);
        }

        var (cpu, allocated, instructions, elapsed) = ((User: 0.0, System: 0.0), (double?)0, (double?)null, TimeSpan.Zero);
        var (times, errors) = await RunAsync(scenario, process, channel, WarmUp, async load =>
        {
            var (before, heap, start) = (process.CpuSeconds(), await process.AllocatedBytesAsync(), Stopwatch.GetTimestamp());
            load.Measure();
            var counting = InstructionCounter.CountAsync(process.Id, seconds);
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            instructions = await counting;
            load.StopMeasuring();
            var after = process.CpuSeconds();
            elapsed = Stopwatch.GetElapsedTime(start);
            allocated = await process.AllocatedBytesAsync() - heap;
            cpu = (after.User - before.User, after.System - before.System);
        });
        var turns = Math.Max(1, times.Length);
        return new Measurement(
            scenario, times.Length, errors, times.Length / elapsed.TotalSeconds, Percentile(times, 0.5), Percentile(times, 0.99),
            cpu.User * 1e6 / turns, cpu.System * 1e6 / turns, instructions / 1000 / turns, allocated / turns, process.ResidentMebibytes());
    }

    private static async Task<(double[] Times, long Errors)> RunAsync(
        Scenario scenario, ServerProcess process, LoopbackChannel channel, TimeSpan warmUp, Func<Load, Task> measure)
    {
        var load = new Load(scenario, process.Address, channel);
        var running = load.RunAsync();
        await Task.WhenAny(running, Task.Delay(warmUp));
        await Task.WhenAny(running, measure(load));
        load.End();
        return (await running, load.Errors);
    }

    private static double Percentile(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];

    private static bool Chosen(ServerUnderTest server, string? only) =>
        only is null || $"{server.Subject} {server.Bot} {server.Storage}".Contains(only, StringComparison.OrdinalIgnoreCase) || server.Subject == ServerUnderTest.Bare;

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";

    private static async Task SaveAsync(string? path, string content)
    {
        if (path is not null)
        {
            await File.WriteAllTextAsync(path, content);
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Wrote {path}");
        }
    }
}
