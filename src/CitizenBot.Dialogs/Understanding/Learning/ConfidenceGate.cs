namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>
/// The probability that the top intent is right when the message may be about anything: a logistic regression
/// over how the scores look and how much of the text was known.
/// </summary>
internal sealed class ConfidenceGate
{
    private const int Signals = 7;

    private readonly double[]? _weights;
    private readonly double[] _means = new double[Signals];
    private readonly double[] _spreads = new double[Signals];

    private ConfidenceGate(double[]? weights) => _weights = weights;

    /// <summary>The gate when nothing could be rehearsed: the share of known words bounds the probability.</summary>
    public static ConfidenceGate Assumed { get; } = new(null);

    public static ConfidenceGate Fit(IReadOnlyList<HeldOutAnswer> answers, Func<HeldOutAnswer, float[]> combine, double outOfScopeShare)
    {
        var signals = new double[answers.Count][];
        var right = new bool[answers.Count];
        for (var i = 0; i < answers.Count; i++)
        {
            var scores = combine(answers[i]);
            right[i] = answers[i].Label >= 0 && scores.AsSpan().IndexOf(scores.Max()) == answers[i].Label;
            var logSum = Softmax.InPlace(scores);
            signals[i] = Read(scores, logSum, answers[i].KnownShare, answers[i].WordCount);
        }

        double inScope = answers.Count(answer => answer.Label >= 0);
        var outside = answers.Count - inScope;
        double[] importance = [.. answers.Select(answer => answer.Label >= 0 ? (1 - outOfScopeShare) / inScope : outOfScopeShare / outside)];
        for (var i = 0; i < importance.Length; i++) importance[i] *= answers.Count;

        var gate = new ConfidenceGate(new double[Signals + 1]);
        gate.Standardize(signals);
        LogisticFit.Newton(signals, right, importance, gate._weights!);
        return gate;
    }

    /// <summary>The probability, 0 to 1, that the class with the highest probability is right.</summary>
    /// <param name="probabilities">Of the classes, summing to 1.</param>
    /// <param name="logSum">The logarithm of the sum they were divided by.</param>
    /// <param name="knownShare">The share of the text that was seen in training.</param>
    /// <param name="wordCount">The text's length in words.</param>
    public double Probability(ReadOnlySpan<float> probabilities, float logSum, float knownShare, int wordCount)
    {
        var signals = Read(probabilities, logSum, knownShare, wordCount);
        if (_weights is null) return Math.Exp(-signals[0]) * knownShare;
        var sum = _weights[Signals];
        for (var s = 0; s < Signals; s++) sum += _weights[s] * (signals[s] - _means[s]) / _spreads[s];
        return 1 / (1 + Math.Exp(-sum));
    }

    private static double[] Read(ReadOnlySpan<float> probabilities, float logSum, float knownShare, int wordCount)
    {
        float first = 0, second = 0;
        var entropy = 0d;
        foreach (var probability in probabilities)
        {
            if (probability > first) (first, second) = (probability, first);
            else if (probability > second) second = probability;
            if (probability > 0) entropy -= probability * Math.Log(probability);
        }

        return [-Math.Log(first), first - second, entropy, logSum, logSum + Math.Log(first), knownShare, Math.Log(1 + wordCount)];
    }

    private void Standardize(double[][] signals)
    {
        for (var s = 0; s < Signals; s++)
        {
            _means[s] = signals.Average(row => row[s]);
            _spreads[s] = Math.Sqrt(signals.Average(row => (row[s] - _means[s]) * (row[s] - _means[s]))) + 1e-6;
            foreach (var row in signals) row[s] = (row[s] - _means[s]) / _spreads[s];
        }
    }
}
