namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>How the two models' scores are put together, and what the result is worth.</summary>
/// <param name="SvmFactor">Multiplies the support vector machine's scores.</param>
/// <param name="RegressionFactor">Multiplies the regression's scores.</param>
/// <param name="Gate">Turns the result into the probability of being right.</param>
internal sealed record Calibration(float SvmFactor, float RegressionFactor, ConfidenceGate Gate)
{
    /// <summary>
    /// For assistants with too few intents to leave any out. The factors are usual ones.
    /// </summary>
    public static Calibration Assumed { get; } = new(3, 0.8f, ConfidenceGate.Assumed);

    /// <summary>
    /// Fits the calibration to held-out answers. The mean of two models' log-probabilities is a sum of their
    /// scores up to a constant, so each factor is half of that model's own temperature factor.
    /// </summary>
    public static Calibration Fit(IReadOnlyList<HeldOutAnswer> answers, double outOfScopeShare)
    {
        List<HeldOutAnswer> inScope = [.. answers.Where(answer => answer.Label >= 0)];
        int[] labels = [.. inScope.Select(answer => answer.Label)];
        var svm = Temperature.Fit([.. inScope.Select(answer => answer.Svm)], labels) / 2;
        var regression = Temperature.Fit([.. inScope.Select(answer => answer.Regression)], labels) / 2;

        // Averaging makes the sum too cautious: it gets a factor of its own.
        var both = Temperature.Fit([.. inScope.Select(answer => Combine(answer, svm, regression))], labels);
        svm *= both;
        regression *= both;

        return new Calibration(svm, regression, ConfidenceGate.Fit(answers, answer => Combine(answer, svm, regression), outOfScopeShare));
    }

    private static float[] Combine(HeldOutAnswer answer, float svm, float regression)
    {
        var scores = new float[answer.Svm.Length];
        for (var k = 0; k < scores.Length; k++) scores[k] = (answer.Svm[k] * svm) + (answer.Regression[k] * regression);
        return scores;
    }
}
