namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>How the three models' scores are put together, and what the result is worth.</summary>
/// <param name="SvmFactor">Multiplies the support vector machine's scores.</param>
/// <param name="RegressionFactor">Multiplies the regression's scores.</param>
/// <param name="NetworkFactor">Multiplies the network's scores.</param>
/// <param name="Gate">Turns the result into the probability of being right.</param>
internal sealed record Calibration(float SvmFactor, float RegressionFactor, float NetworkFactor, ConfidenceGate Gate)
{
    private const int Models = 3;

    /// <summary>
    /// For assistants with too few intents to leave any out. The factors are usual ones.
    /// </summary>
    public static Calibration Assumed { get; } = new(2, 0.5f, 0.5f, ConfidenceGate.Assumed);

    /// <summary>
    /// Fits the calibration to held-out answers. The mean of the models' log-probabilities is a sum of their
    /// scores up to a constant, so each factor is a third of that model's own temperature factor.
    /// </summary>
    public static Calibration Fit(IReadOnlyList<HeldOutAnswer> answers, int languages, double outOfScopeShare)
    {
        List<HeldOutAnswer> inScope = [.. answers.Where(answer => answer.Label >= 0)];
        int[] labels = [.. inScope.Select(answer => answer.Label)];
        var svm = Temperature.Fit([.. inScope.Select(answer => answer.Svm)], labels) / Models;
        var regression = Temperature.Fit([.. inScope.Select(answer => answer.Regression)], labels) / Models;
        var network = Temperature.Fit([.. inScope.Select(answer => answer.Network)], labels) / Models;

        // Averaging makes the sum too cautious: it gets a factor of its own.
        var both = Temperature.Fit([.. inScope.Select(answer => Combine(answer, svm, regression, network))], labels);
        svm *= both;
        regression *= both;
        network *= both;

        Evidence[] evidence = [.. answers.Select(answer => Evidence.Of(
            Combine(answer, svm, regression, network),
            answer.KnownShare, answer.WordCount, answer.Language))];
        return new Calibration(svm, regression, network, ConfidenceGate.Fit(answers, evidence, languages, outOfScopeShare));
    }

    private static float[] Combine(HeldOutAnswer answer, float svm, float regression, float network)
    {
        var scores = new float[answer.Svm.Length];
        for (var k = 0; k < scores.Length; k++)
            scores[k] = (answer.Svm[k] * svm) + (answer.Regression[k] * regression) + (answer.Network[k] * network);
        return scores;
    }
}
