using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Turns;

/// <summary>User-mode instructions of a process, counted by <c>perf stat</c> where it and the processor's counters are there.</summary>
internal static class InstructionCounter
{
    private static readonly Lazy<bool> Works = new(() => CountAsync(["true"]).GetAwaiter().GetResult() is > 0);

    public static bool IsAvailable => Works.Value;

    /// <returns>The instructions of the next seconds; null where they cannot be counted.</returns>
    public static async Task<double?> CountAsync(int processId, double seconds) => IsAvailable
        ? await CountAsync(["-p", processId.ToString(CultureInfo.InvariantCulture), "sleep", seconds.ToString(CultureInfo.InvariantCulture)])
        : null;

    private static async Task<double?> CountAsync(string[] arguments)
    {
        try
        {
            using var perf = Process.Start(new ProcessStartInfo("perf", ["stat", "-x", ",", "-e", "instructions:u", .. arguments]) { RedirectStandardError = true })!;
            var output = await perf.StandardError.ReadToEndAsync();
            await perf.WaitForExitAsync();
            return double.TryParse(output.Split(',')[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) ? count : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
