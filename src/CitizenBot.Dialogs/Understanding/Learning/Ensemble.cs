using CitizenBot.Dialogs.Understanding.Features;

namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>A support vector machine, a dropout regression and a network, learnt from the same texts.</summary>
internal sealed record Ensemble(FeatureSpace Space, ClassWeights Svm, ClassWeights Regression, HiddenLayerNetwork Network)
{
    /// <param name="set">Where the texts are.</param>
    /// <param name="rows">The texts to learn from.</param>
    /// <param name="labels">The class of each of those texts, from 0.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="options">How to learn.</param>
    /// <param name="seed">What the random choices depend on.</param>
    public static Ensemble Train(TrainingSet set, IReadOnlyList<int> rows, int[] labels, int classes, EmbeddedRecognizerOptions options, ulong seed)
    {
        var space = FeatureSpace.Learn(set.Texts, rows, set.Vocabulary.Count, options.MinimumOccurrences);
        var matrix = new SparseMatrix();
        List<int> columns = [];
        List<float> values = [];
        foreach (var row in rows)
        {
            space.Vector(set.Texts[row], columns, values);
            matrix.Add(columns, values);
        }

        var epochs = options.EpochsFor(rows.Count);
        var learnt = new LearningRows(matrix, labels, [.. rows.Select(row => set.Weights[row])]);
        ClassWeights? svm = null, regression = null;
        HiddenLayerNetwork? network = null;
        Parallel.Invoke(
            () => network = options.LinearOnly
                ? HiddenLayerNetwork.Silent(space.Count, classes)
                : HiddenLayerNetwork.Train(learnt, space.Count, classes, epochs, seed + 2),
            () => svm = LinearSvm.Train(learnt, space.Count, classes, options.SvmCost, options.SvmEpochs, seed),
            () => regression = options.LinearOnly
                ? new ClassWeights(space.Count, classes)
                : DropoutRegression.Train(learnt, space.Count, classes, epochs, seed + 1));
        return new Ensemble(space, svm!, regression!, network!);
    }
}
