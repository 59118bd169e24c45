namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>
/// One-against-the-rest linear support vector machines with squared hinge loss, learnt by dual coordinate
/// descent (Hsieh et al. 2008), all classes in the same pass.
/// </summary>
internal static class LinearSvm
{
    public static ClassWeights Train(LearningRows rows, int features, int classes, float cost, int epochs, ulong seed)
    {
        var weights = new ClassWeights(features, classes);
        var alphas = new float[rows.Count * classes];
        var scores = new float[weights.Stride];
        var random = new SplitMix(seed);
        var order = random.Permutation(rows.Count);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var row in order)
            {
                var text = rows.Matrix[row];
                var diagonal = 1 / (2 * cost * rows.Weights[row]);
                weights.Score(text, scores);
                if (!Step(alphas.AsSpan(row * classes, classes), scores, rows.Labels[row], diagonal)) continue;
                for (var i = 0; i < text.Features.Length; i++)
                    ClassWeights.AddScaled(weights[text.Features[i]], scores, text.Values[i]);
            }
        }

        return weights;
    }

    /// <summary>Moves the example's dual variables to their optimum; <paramref name="scores"/> becomes the change of the weights.</summary>
    private static bool Step(Span<float> alphas, Span<float> scores, int label, float diagonal)
    {
        var changed = false;
        for (var k = 0; k < alphas.Length; k++)
        {
            var sign = k == label ? 1f : -1f;
            var gradient = (sign * scores[k]) - 1 + (diagonal * alphas[k]);
            // Every row has length 1, so the second derivative is the same for all.
            var alpha = MathF.Max(alphas[k] - (gradient / (1 + diagonal)), 0);
            scores[k] = (alpha - alphas[k]) * sign;
            changed |= MathF.Abs(scores[k]) > 1e-4f;
            alphas[k] = alpha;
        }

        return changed;
    }
}
