using CitizenBot.Dialogs.Understanding.Features;

namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>
/// Multinomial logistic regression where each example shows a random half of its features at a time, so that
/// no single word is relied on; steps are scaled by each feature's own history (AdaGrad).
/// </summary>
internal static class DropoutRegression
{
    private const float LearningRate = 1f;

    public static ClassWeights Train(SparseMatrix rows, ReadOnlySpan<int> labels, int features, int classes, int epochs, ulong seed)
    {
        var weights = new ClassWeights(features, classes);
        var history = new float[features];
        var gradient = new float[weights.Stride];
        var random = new SplitMix(seed);
        var order = random.Permutation(rows.Rows);
        var kept = new List<int>();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var row in order)
            {
                var text = rows[row];
                Keep(text.Features.Length, kept, random);
                Array.Clear(gradient);
                // Twice the value stands in for the half that is left out.
                foreach (var i in kept) ClassWeights.AddScaled(gradient, weights[text.Features[i]], 2 * text.Values[i]);
                Softmax.InPlace(gradient.AsSpan(0, classes));
                gradient[labels[row]] -= 1;

                var size = SquaredLength(gradient);
                if (size < 1e-4f) continue;
                foreach (var i in kept)
                {
                    var feature = text.Features[i];
                    var value = 2 * text.Values[i];
                    history[feature] += value * value * size;
                    ClassWeights.AddScaled(weights[feature], gradient, -LearningRate * value / MathF.Sqrt(history[feature] + 1e-6f));
                }
            }
        }

        return weights;
    }

    private static void Keep(int count, List<int> kept, SplitMix random)
    {
        kept.Clear();
        var bits = 0UL;
        for (var i = 0; i < count; i++)
        {
            if (i % 64 == 0) bits = random.Next();
            if ((bits & 1) == 1) kept.Add(i);
            bits >>= 1;
        }
    }

    private static float SquaredLength(ReadOnlySpan<float> vector)
    {
        var sum = 0f;
        foreach (var value in vector) sum += value * value;
        return sum;
    }
}
