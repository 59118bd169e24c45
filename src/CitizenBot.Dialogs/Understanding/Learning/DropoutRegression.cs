namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>
/// Multinomial logistic regression where each example shows a random half of its features at a time; steps are
/// scaled by each feature's own history (AdaGrad).
/// </summary>
internal static class DropoutRegression
{
    private const float LearningRate = 1f;

    public static ClassWeights Train(LearningRows rows, int features, int classes, int epochs, ulong seed)
    {
        var weights = new ClassWeights(features, classes);
        var history = new float[features];
        var gradient = new float[weights.Stride];
        var random = new SplitMix(seed);
        var order = random.Permutation(rows.Count);
        var dropout = new FeatureDropout();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var row in order)
            {
                var text = rows.Matrix[row];
                var kept = dropout.Keep(text.Features.Length, random);
                Array.Clear(gradient);
                foreach (var i in kept) ClassWeights.AddScaled(gradient, weights[text.Features[i]], FeatureDropout.Scale * text.Values[i]);
                Softmax.InPlace(gradient.AsSpan(0, classes));
                gradient[rows.Labels[row]] -= 1;

                foreach (ref var value in gradient.AsSpan()) value *= rows.Weights[row];
                var size = SquaredLength(gradient);
                if (size < 1e-4f) continue;
                foreach (var i in kept)
                {
                    var feature = text.Features[i];
                    var value = FeatureDropout.Scale * text.Values[i];
                    history[feature] += value * value * size;
                    ClassWeights.AddScaled(weights[feature], gradient, -LearningRate * value / MathF.Sqrt(history[feature] + 1e-6f));
                }
            }
        }

        return weights;
    }

    private static float SquaredLength(ReadOnlySpan<float> vector)
    {
        var sum = 0f;
        foreach (var value in vector) sum += value * value;
        return sum;
    }
}
