namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>Scores to probabilities.</summary>
internal static class Softmax
{
    /// <summary>Turns scores into probabilities that sum to 1, and returns the logarithm of what they summed to before.</summary>
    public static float InPlace(Span<float> scores)
    {
        var max = float.NegativeInfinity;
        foreach (var score in scores) max = MathF.Max(max, score);
        var sum = 0f;
        for (var i = 0; i < scores.Length; i++) sum += scores[i] = MathF.Exp(scores[i] - max);
        for (var i = 0; i < scores.Length; i++) scores[i] /= sum;
        return max + MathF.Log(sum);
    }
}
