namespace CitizenBot.Dialogs.Understanding.Evaluation;

/// <summary>Whether 0.8 means right 8 times in 10.</summary>
/// <param name="Bins">Ten of equal width, from the least sure to the surest; empty ones included.</param>
/// <param name="Error">The expected calibration error: how far confidence and truth are apart in a bin, weighted by its cases; 0 to 1.</param>
public sealed record Reliability(IReadOnlyList<ReliabilityBin> Bins, double Error)
{
    private const int BinCount = 10;

    /// <summary>Sorts answers by how sure they were, 0 to 1.</summary>
    public static Reliability Of(IReadOnlyCollection<(double Confidence, bool IsRight)> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var counts = new int[BinCount];
        var right = new int[BinCount];
        var sums = new double[BinCount];
        foreach (var (confidence, isRight) in answers)
        {
            var bin = Math.Clamp((int)(confidence * BinCount), 0, BinCount - 1);
            counts[bin]++;
            sums[bin] += confidence;
            if (isRight) right[bin]++;
        }

        ReliabilityBin[] bins =
        [
            .. Enumerable.Range(0, BinCount).Select(i => new ReliabilityBin(
                (double)i / BinCount, counts[i], counts[i] > 0 ? sums[i] / counts[i] : 0, WilsonInterval.Of(right[i], counts[i]))),
        ];
        var apart = bins.Sum(bin => bin.Count * Math.Abs(bin.Confidence - bin.Right.Share));
        return new Reliability(bins, answers.Count > 0 ? apart / answers.Count : 0);
    }
}

/// <summary>Answers that were about equally sure.</summary>
/// <param name="From">The lower edge, 0 to 0.9; the upper is 0.1 above.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Confidence">Their mean confidence; 0 of none.</param>
/// <param name="Right">The share that was right.</param>
public sealed record ReliabilityBin(double From, int Count, double Confidence, WilsonInterval Right);
