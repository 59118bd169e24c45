using System.Globalization;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Understanding.Features;
using CitizenBot.Dialogs.Understanding.Learning;

namespace Benchmarks.Languages;

/// <summary>Trains the model of language detection; the same data and options give the same file.</summary>
internal static class TrainLanguageModel
{
    private const ulong Seed = 32;
    private const int HoldOutEvery = 40;

    // Chats open with these, and the public data hardly has them.
    private const int ChatWordRepeats = 30;

    public static int Run(string[] arguments)
    {
        var options = new Options(arguments);
        var limit = int.Parse(options.Optional("--features") ?? "220000", CultureInfo.InvariantCulture);
        var levels = int.Parse(options.Optional("--levels") ?? "31", CultureInfo.InvariantCulture);
        var epochs = int.Parse(options.Optional("--epochs") ?? "8", CultureInfo.InvariantCulture);

        List<TaggedText> texts = [.. TrainingTexts.ReadData(options.Required("--data"))];
        if (options.Optional("--content") is { } content) texts.AddRange(TrainingTexts.ReadContent(content));
        texts = Augmentation.Expand(texts, Seed);
        for (var i = 0; i < ChatWordRepeats; i++) texts.AddRange(TrainingTexts.ReadChatWords());
        string[] languages = [.. texts.Select(text => text.Language).Distinct().Order(StringComparer.Ordinal)];
        var hashes = FeatureChoice.Choose(texts, limit);
        Console.WriteLine($"{texts.Count} texts, {languages.Length} languages, {hashes.Length} features");

        var order = new SplitMix(Seed).Permutation(texts.Count);
        var (rows, labels) = Vectors(order.Where((_, i) => i % HoldOutEvery != 0).Select(i => texts[i]), hashes, languages);
        var weights = DropoutRegression.Train(new LearningRows(rows, labels, [.. labels.Select(_ => 1f)]), hashes.Length, languages.Length, epochs, Seed);

        var (heldOut, truth) = Vectors(order.Where((_, i) => i % HoldOutEvery == 0).Select(i => texts[i]), hashes, languages);
        var factor = FitTemperature(weights, heldOut, truth);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"temperature factor {factor:f3} over {heldOut.Rows} held-out texts"));
        Save(options.Required("--out"), languages, hashes, weights, factor, levels);
        return 0;
    }

    private static (SparseMatrix Rows, int[] Labels) Vectors(IEnumerable<TaggedText> texts, uint[] hashes, string[] languages)
    {
        var numbers = hashes.Select((hash, number) => (hash, number)).ToDictionary(pair => pair.hash, pair => pair.number);
        var rows = new SparseMatrix();
        List<int> labels = [];
        List<int> features = [];
        List<int> counted = [];
        List<float> values = [];
        var grams = new LanguageGrams();
        foreach (var text in texts)
        {
            features.Clear();
            counted.Clear();
            values.Clear();
            grams.Read(text.Text);
            foreach (var hash in grams.Hashes)
            {
                if (numbers.TryGetValue(hash, out var number)) features.Add(number);
            }

            if (features.Count == 0) continue;
            var value = 1 / MathF.Sqrt(features.Count);
            foreach (var occurrences in features.CountBy(number => number))
            {
                counted.Add(occurrences.Key);
                values.Add(occurrences.Value * value);
            }

            rows.Add(counted, values);
            labels.Add(Array.IndexOf(languages, text.Language));
        }

        return (rows, [.. labels]);
    }

    private static float FitTemperature(ClassWeights weights, SparseMatrix rows, int[] labels)
    {
        var scores = new float[rows.Rows][];
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = new float[weights.Stride];
            weights.Score(rows[row], scores[row]);
            scores[row] = scores[row][..weights.Classes];
        }

        return Temperature.Fit(scores, labels);
    }

    private static void Save(string file, string[] languages, uint[] hashes, ClassWeights weights, float factor, int levels)
    {
        var steps = new float[hashes.Length];
        var values = new sbyte[hashes.Length * languages.Length];
        for (var row = 0; row < hashes.Length; row++)
            steps[row] = factor * QuantizedWeights.Quantize(weights[row][..languages.Length], values.AsSpan(row * languages.Length), levels);
        using var stream = File.Create(file);
        LanguageModel.Save(stream, languages, hashes, steps, values);
    }
}
