namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>
/// The probability that the top intent is right when the message may be about anything: a logistic regression
/// over how the scores look and how much of the text was known.
/// </summary>
internal sealed class ConfidenceGate
{
    /// <summary>Signals that every message has; one a language follows.</summary>
    private const int Common = 7;

    private readonly double[]? _weights;
    private readonly double[] _means;
    private readonly double[] _spreads;

    private ConfidenceGate(int signals, bool isFitted)
        : this(isFitted ? new double[signals + 1] : null, new double[signals], new double[signals])
    {
    }

    private ConfidenceGate(double[]? weights, double[] means, double[] spreads) => (_weights, _means, _spreads) = (weights, means, spreads);

    /// <summary>The gate when nothing could be rehearsed: the share of known words bounds the probability.</summary>
    public static ConfidenceGate Assumed { get; } = new(Common, isFitted: false);

    public static ConfidenceGate Read(BinaryReader reader) =>
        new(reader.ReadBoolean() ? reader.ReadArray<double>() : null, reader.ReadArray<double>(), reader.ReadArray<double>());

    public void Write(BinaryWriter writer)
    {
        writer.Write(_weights is not null);
        if (_weights is not null) writer.WriteArray<double>(_weights);
        writer.WriteArray<double>(_means);
        writer.WriteArray<double>(_spreads);
    }

    /// <summary>Fits a gate to held-out answers and what the calibrated models say to each.</summary>
    /// <param name="answers">The right class of each, or none.</param>
    /// <param name="evidence">What <see cref="Evidence.Of"/> reads from each, in the same order.</param>
    /// <param name="languages">How many languages there are.</param>
    /// <param name="outOfScopeShare">The share of messages that have no right class, 0 to 1.</param>
    public static ConfidenceGate Fit(IReadOnlyList<HeldOutAnswer> answers, IReadOnlyList<Evidence> evidence, int languages, double outOfScopeShare)
    {
        var gate = new ConfidenceGate(Common + languages, isFitted: true);
        double[][] signals = [.. evidence.Select(gate.Read)];
        bool[] right = [.. answers.Select((answer, i) => answer.Label >= 0 && evidence[i].Top == answer.Label)];
        double inScope = answers.Count(answer => answer.Label >= 0);
        var outside = answers.Count - inScope;
        double[] importance = [.. answers.Select(answer => answers.Count * (answer.Label >= 0 ? (1 - outOfScopeShare) / inScope : outOfScopeShare / outside))];

        gate.Standardize(signals);
        LogisticFit.Newton(signals, right, importance, gate._weights!);
        return gate;
    }

    /// <summary>The probability, 0 to 1, that the likeliest class is right.</summary>
    public double Probability(Evidence evidence)
    {
        if (_weights is null) return evidence.Probability * evidence.KnownShare;
        var signals = Read(evidence);
        var sum = _weights[^1];
        for (var s = 0; s < signals.Length; s++) sum += _weights[s] * (signals[s] - _means[s]) / _spreads[s];
        return 1 / (1 + Math.Exp(-sum));
    }

    private double[] Read(Evidence evidence)
    {
        var signals = new double[_means.Length];
        signals[0] = -Math.Log(evidence.Probability);
        signals[1] = evidence.Margin;
        signals[2] = evidence.Entropy;
        signals[3] = evidence.LogSum;
        signals[4] = evidence.LogSum + Math.Log(evidence.Probability);
        signals[5] = evidence.KnownShare;
        signals[6] = Math.Log(1 + evidence.WordCount);

        // A language of its own may be understood better or worse than its scores look.
        if (evidence.Language >= 0 && Common + evidence.Language < signals.Length) signals[Common + evidence.Language] = 1;
        return signals;
    }

    private void Standardize(double[][] signals)
    {
        for (var s = 0; s < _means.Length; s++)
        {
            _means[s] = signals.Average(row => row[s]);
            _spreads[s] = Math.Sqrt(signals.Average(row => (row[s] - _means[s]) * (row[s] - _means[s]))) + 1e-6;
            foreach (var row in signals) row[s] = (row[s] - _means[s]) / _spreads[s];
        }
    }
}
