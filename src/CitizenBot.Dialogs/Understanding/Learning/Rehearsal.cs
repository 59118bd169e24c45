using System.Runtime.InteropServices;
using CitizenBot.Dialogs.Understanding.Features;

namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>
/// Plays what the recognizer will meet: in each round it learns without a part of the examples and without
/// some intents altogether, then answers what was left out. The left-out intents stand in for messages about
/// something else, so that no out-of-scope examples are needed.
/// </summary>
internal static class Rehearsal
{
    /// <summary>Below this there is too little to leave out.</summary>
    public const int MinimumIntents = 4;

    private const int NeverAsked = -1;

    /// <summary>Runs all rounds; the answers come in the same order each time.</summary>
    /// <param name="set">What there is to learn.</param>
    /// <param name="options">How to learn it.</param>
    /// <param name="done">Called after each round with the number of rounds.</param>
    public static IReadOnlyList<HeldOutAnswer> Run(TrainingSet set, EmbeddedRecognizerOptions options, Action<int> done)
    {
        var folds = Math.Clamp(options.Folds, 2, Math.Min(10, set.Intents.Count / 2));
        var random = new SplitMix(options.Seed);
        var foldOfIntent = random.Permutation(set.Intents.Count).Select(place => place % folds).ToArray();
        var foldOfText = FoldTexts(set, folds, random);

        var rounds = new List<HeldOutAnswer>[folds];
        Parallel.For(0, folds, fold =>
        {
            rounds[fold] = Round(set, options, fold, foldOfIntent, foldOfText);
            done(folds);
        });
        return [.. rounds.SelectMany(round => round)];
    }

    /// <summary>Deals each intent's examples evenly, copies with their originals.</summary>
    private static int[] FoldTexts(TrainingSet set, int folds, SplitMix random)
    {
        var dealt = new int[set.Intents.Count];
        var result = new int[set.Texts.Count];
        foreach (var text in random.Permutation(set.Texts.Count))
        {
            if (set.IsQuestion(text)) result[text] = dealt[set.Labels[text]]++ % folds;
            else if (set.IsOriginal(text)) result[text] = NeverAsked;
        }

        for (var text = 0; text < result.Length; text++) result[text] = result[set.Originals[text]];
        return result;
    }

    private static List<HeldOutAnswer> Round(TrainingSet set, EmbeddedRecognizerOptions options, int fold, int[] foldOfIntent, int[] foldOfText)
    {
        var classes = 0;
        var classOf = foldOfIntent.Select(other => other == fold ? -1 : classes++).ToArray();
        int[] rows = [.. Enumerable.Range(0, set.Texts.Count).Where(text => classOf[set.Labels[text]] >= 0 && foldOfText[text] != fold)];
        int[] labels = [.. rows.Select(text => classOf[set.Labels[text]])];
        var ensemble = Ensemble.Train(set, rows, labels, classes, options, options.Seed + (ulong)fold + 1);

        List<HeldOutAnswer> answers = [];
        List<int> columns = [];
        List<float> values = [];
        var scores = new float[ensemble.Svm.Stride];
        foreach (var (text, language) in set.Gibberish) Answer(text, -1, language);
        for (var text = 0; text < set.Texts.Count; text++)
        {
            var label = classOf[set.Labels[text]];
            if (!set.IsQuestion(text) || (label >= 0 && foldOfText[text] != fold)) continue;
            Answer(set.Texts[text], label, set.TextLanguages[text]);
        }

        return answers;

        void Answer(CountedText text, int label, int language)
        {
            ensemble.Space.Vector(text, columns, values);
            var row = new SparseRow(CollectionsMarshal.AsSpan(columns), CollectionsMarshal.AsSpan(values));
            answers.Add(new HeldOutAnswer(
                label,
                Scores(ensemble.Svm, row, scores),
                Scores(ensemble.Regression, row, scores),
                NetworkScores(ensemble.Network, row, scores, classes),
                ensemble.Space.KnownShare(text),
                text.WordCount,
                language));
        }
    }

    private static float[] Scores(ClassWeights weights, SparseRow row, float[] scores)
    {
        weights.Score(row, scores);
        return scores[..weights.Classes];
    }

    private static float[] NetworkScores(HiddenLayerNetwork network, SparseRow row, float[] scores, int classes)
    {
        network.Score(row, scores);
        return scores[..classes];
    }
}

/// <summary>How the models of one round scored a text they had not seen.</summary>
/// <param name="Label">The right class, or -1 when its intent was left out.</param>
/// <param name="Svm">A score for each class of the round.</param>
/// <param name="Regression">A score for each class of the round.</param>
/// <param name="Network">A score for each class of the round.</param>
/// <param name="KnownShare">See <see cref="FeatureSpace.KnownShare"/>.</param>
/// <param name="WordCount">The text's length in words.</param>
/// <param name="Language">The number of its language, or -1.</param>
internal sealed record HeldOutAnswer(int Label, float[] Svm, float[] Regression, float[] Network, float KnownShare, int WordCount, int Language);
