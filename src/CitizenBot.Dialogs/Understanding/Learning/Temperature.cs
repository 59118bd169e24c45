namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>
/// Finds the factor that makes held-out scores, through softmax, into honest probabilities (Guo et al. 2017).
/// </summary>
internal static class Temperature
{
    /// <summary>The factor to multiply scores by; <paramref name="scores"/> holds one held-out row of class scores after another.</summary>
    public static float Fit(IReadOnlyList<float[]> scores, IReadOnlyList<int> labels)
    {
        // The loss is convex in the factor; its logarithm covers from nearly flat to nearly certain.
        double low = Math.Log(0.05), high = Math.Log(50);
        for (var i = 0; i < 30; i++)
        {
            double left = low + ((high - low) * 0.382), right = low + ((high - low) * 0.618);
            if (Loss(scores, labels, (float)Math.Exp(left)) < Loss(scores, labels, (float)Math.Exp(right))) high = right;
            else low = left;
        }

        return (float)Math.Exp((low + high) / 2);
    }

    private static double Loss(IReadOnlyList<float[]> scores, IReadOnlyList<int> labels, float factor)
    {
        var loss = 0d;
        for (var row = 0; row < scores.Count; row++)
        {
            var max = float.NegativeInfinity;
            foreach (var score in scores[row]) max = MathF.Max(max, score);
            var sum = 0f;
            foreach (var score in scores[row]) sum += MathF.Exp((score - max) * factor);
            loss += Math.Log(sum) - ((scores[row][labels[row]] - max) * factor);
        }

        return loss;
    }
}
