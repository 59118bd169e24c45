namespace Benchmarks.Turns;

/// <summary>What one scenario came to.</summary>
/// <param name="Scenario">What was measured.</param>
/// <param name="Turns">Turns that were answered as they should.</param>
/// <param name="Errors">Turns that were not.</param>
/// <param name="TurnsPerSecond">Answered turns a second, over all connections.</param>
/// <param name="P50">Milliseconds that half of the turns took at most, from the request to the last reply.</param>
/// <param name="P99">Milliseconds that 99 of 100 turns took at most.</param>
/// <param name="UserMicroseconds">CPU time of the server in user mode, a turn.</param>
/// <param name="SystemMicroseconds">CPU time of the server in the kernel, a turn.</param>
/// <param name="ThousandInstructions">User-mode instructions of the server, a turn; null where the processor's counters cannot be read.</param>
/// <param name="AllocatedBytes">Bytes allocated on the managed heap, a turn; null where the server has none.</param>
/// <param name="ResidentMebibytes">Resident memory of the server at the end.</param>
internal sealed record Measurement(
    Scenario Scenario, long Turns, long Errors, double TurnsPerSecond, double P50, double P99,
    double UserMicroseconds, double SystemMicroseconds, double? ThousandInstructions, double? AllocatedBytes, double ResidentMebibytes)
{
    /// <summary>The user-mode cost in multiples of the bare endpoint's at as many connections; null where that was not measured.</summary>
    public double? TimesBare { get; init; }

    /// <summary>The cost that multiples are made of: instructions where they can be counted, else time.</summary>
    public double UserCost => ThousandInstructions ?? UserMicroseconds;
}

/// <summary>A run, as it is written to a file.</summary>
internal sealed record Report(
    DateTimeOffset At, string Processor, int Cores, string Runtime, double SecondsEach, double FsyncMilliseconds, IReadOnlyList<Measurement> Measurements);
