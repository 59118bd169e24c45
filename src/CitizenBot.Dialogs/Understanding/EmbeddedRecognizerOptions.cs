namespace CitizenBot.Dialogs.Understanding;

/// <summary>How the embedded recognizer is trained. The defaults were chosen on CLINC150's validation split.</summary>
public sealed record EmbeddedRecognizerOptions
{
    /// <summary>
    /// Learns the support vector machine alone, with fewer rehearsals: in a fraction of the time, for citizens who are already
    /// waiting. Its confidence is calibrated like the whole one's, only lower.
    /// </summary>
    public static EmbeddedRecognizerOptions Quick { get; } = new() { LinearOnly = true, Folds = 2, SvmEpochs = 3 };

    /// <summary>The same seed and examples give the same recognizer.</summary>
    public ulong Seed { get; init; } = 20261122;

    /// <summary>In how many rounds a part of the intents and examples is left out to learn what confidence is worth; 2 to 10.</summary>
    public int Folds { get; init; } = 3;

    /// <summary>The share of messages expected to be about something else altogether, 0 to 1: the prior of the scores.</summary>
    public double OutOfScopeShare { get; init; } = 0.2;

    /// <summary>How many examples a feature must occur in to be kept.</summary>
    public int MinimumOccurrences { get; init; } = 1;

    /// <summary>How dearly the support vector machine pays for an example on the wrong side.</summary>
    public float SvmCost { get; init; } = 3;

    /// <summary>Passes over the examples of the support vector machine.</summary>
    public int SvmEpochs { get; init; } = 6;

    /// <summary>
    /// How many examples the regression and the network see in all, each example several times: few examples are
    /// seen more often than many.
    /// </summary>
    public int ExamplesSeen { get; init; } = 80_000;

    /// <summary>Train on a copy without å, ä, ö and other marks too, for those who write on a foreign keyboard.</summary>
    public bool WithoutMarks { get; init; } = true;

    /// <summary>Leave out the regression and the network.</summary>
    public bool LinearOnly { get; init; }

    /// <summary>How often each of <paramref name="examples"/> is seen: 12 to 40 times.</summary>
    internal int EpochsFor(int examples) => Math.Clamp(ExamplesSeen / Math.Max(1, examples), 12, 40);
}
