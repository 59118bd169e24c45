using System.Globalization;

namespace CitizenBot.Tests.Kit;

/// <summary>Random choices that can be made again: ./test prints the seed, and CITIZENBOT_TEST_SEED sets it.</summary>
public static class TestSeed
{
    public static int Value { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CITIZENBOT_TEST_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    /// <summary>Whether tests run as many rounds as the night allows.</summary>
    public static bool Long { get; } = Environment.GetEnvironmentVariable("CITIZENBOT_TEST_LONG") == "1";

    public static Random Random(int offset = 0) => new(unchecked(Value + offset));
}
