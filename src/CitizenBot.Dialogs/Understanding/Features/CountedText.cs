using System.Runtime.InteropServices;

namespace CitizenBot.Dialogs.Understanding.Features;

/// <summary>A text as distinct features, numbered by a <see cref="Vocabulary"/>, with 1 + log(count) of each.</summary>
/// <param name="Features">Words and pairs of words first, then character runs.</param>
/// <param name="Weights">1 + log(count) of each feature.</param>
/// <param name="WordFeatures">How many of the features are words or pairs.</param>
/// <param name="Words">The single words that have a number, repeats included.</param>
/// <param name="WordCount">How many words the text has, with or without a number.</param>
internal sealed record CountedText(int[] Features, float[] Weights, int WordFeatures, int[] Words, int WordCount)
{
    /// <summary>Counts a text's features; <paramref name="number"/> numbers a feature or says -1.</summary>
    public static CountedText Count(NGrams grams, Func<ulong, int> number)
    {
        var features = new List<int>(grams.Characters.Length);
        var weights = new List<float>(grams.Characters.Length);
        var numbers = new List<int>(grams.Characters.Length);

        Collect(grams.Words, numbers, number);
        int[] words = [.. numbers];
        Collect(grams.Pairs, numbers, number);
        AddCounts(numbers, features, weights);
        var wordFeatures = features.Count;

        numbers.Clear();
        Collect(grams.Characters, numbers, number);
        AddCounts(numbers, features, weights);
        return new CountedText([.. features], [.. weights], wordFeatures, words, grams.Words.Length);
    }

    private static void Collect(ReadOnlySpan<ulong> hashes, List<int> numbers, Func<ulong, int> number)
    {
        foreach (var hash in hashes)
        {
            var feature = number(hash);
            if (feature >= 0) numbers.Add(feature);
        }
    }

    private static void AddCounts(List<int> numbers, List<int> features, List<float> weights)
    {
        var sorted = CollectionsMarshal.AsSpan(numbers);
        sorted.Sort();
        for (var i = 0; i < sorted.Length;)
        {
            var end = i + 1;
            while (end < sorted.Length && sorted[end] == sorted[i]) end++;
            features.Add(sorted[i]);
            weights.Add(1 + MathF.Log(end - i));
            i = end;
        }
    }
}
