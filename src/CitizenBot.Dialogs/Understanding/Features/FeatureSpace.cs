using System.Runtime.InteropServices;
using CitizenBot.Dialogs.Understanding.Learning;

namespace CitizenBot.Dialogs.Understanding.Features;

/// <summary>
/// The features that a set of training texts has, and how a text becomes a vector over them:
/// 1 + log(count), words and characters each scaled to a length of their own, then both together to 1. Rare features
/// do not count for more: that made it worse with few examples (CLINC150 by 0.5 to 1.5 points).
/// </summary>
internal sealed class FeatureSpace
{
    /// <summary>Of the characters' part where the words' part has 1: endings and compounds matter more in few examples.</summary>
    private const float CharacterLength = 1.2f;

    private readonly int[] _columns;
    private readonly float[] _idf;
    private readonly float _unknownIdf;

    private FeatureSpace(int[] columns, int count, float[] idf, float unknownIdf) =>
        (_columns, Count, _idf, _unknownIdf) = (columns, count, idf, unknownIdf);

    /// <summary>How many features, and so columns, there are.</summary>
    public int Count { get; }

    /// <summary>The column of each feature of the vocabulary, or -1.</summary>
    public ReadOnlySpan<int> Columns => _columns;

    /// <summary>Learns which features occur in the training texts, and how rare each is.</summary>
    public static FeatureSpace Learn(IReadOnlyList<CountedText> texts, IReadOnlyList<int> rows, int vocabularySize, int minimum)
    {
        var occurrences = new int[vocabularySize];
        foreach (var row in rows)
        {
            foreach (var feature in texts[row].Features) occurrences[feature]++;
        }

        var columns = new int[vocabularySize];
        var idf = new float[vocabularySize];
        var count = 0;
        for (var feature = 0; feature < vocabularySize; feature++)
        {
            columns[feature] = occurrences[feature] >= minimum ? count++ : -1;
            idf[feature] = MathF.Log((rows.Count + 1f) / (occurrences[feature] + 1f));
        }

        return new FeatureSpace(columns, count, idf, MathF.Log(rows.Count + 1f));
    }

    public static FeatureSpace Read(BinaryReader reader) =>
        new(reader.ReadArray<int>(), reader.ReadInt32(), reader.ReadArray<float>(), reader.ReadSingle());

    public void Write(BinaryWriter writer)
    {
        writer.WriteArray<int>(_columns);
        writer.Write(Count);
        writer.WriteArray<float>(_idf);
        writer.Write(_unknownIdf);
    }

    /// <summary>The same space for texts whose features are already numbered by column.</summary>
    public FeatureSpace Compact()
    {
        var columns = new int[Count];
        var idf = new float[Count];
        for (var feature = 0; feature < _columns.Length; feature++)
        {
            if (_columns[feature] < 0) continue;
            columns[_columns[feature]] = _columns[feature];
            idf[_columns[feature]] = _idf[feature];
        }

        return new FeatureSpace(columns, Count, idf, _unknownIdf);
    }

    /// <summary>The vector of a text, written into the two lists.</summary>
    public void Vector(CountedText text, List<int> columns, List<float> values)
    {
        columns.Clear();
        values.Clear();
        var words = AddBlock(text.Features.AsSpan(0, text.WordFeatures), text.Weights, columns, values);
        var wordEnd = columns.Count;
        var characters = AddBlock(text.Features.AsSpan(text.WordFeatures), text.Weights.AsSpan(text.WordFeatures), columns, values);

        var length = MathF.Sqrt((words > 0 ? 1 : 0) + (characters > 0 ? CharacterLength * CharacterLength : 0));
        var wordScale = 1 / (length * words);
        var characterScale = CharacterLength / (length * characters);
        var span = CollectionsMarshal.AsSpan(values);
        for (var i = 0; i < span.Length; i++) span[i] *= i < wordEnd ? wordScale : characterScale;
    }

    /// <summary>How much of a text's words, weighted by their rarity, was seen in training: 0 to 1.</summary>
    public float KnownShare(CountedText text)
    {
        var known = 0f;
        var seen = 0;
        foreach (var word in text.Words)
        {
            if (_columns[word] < 0) continue;
            known += _idf[word];
            seen++;
        }

        var unknown = (text.WordCount - seen) * _unknownIdf;
        return known + unknown > 0 ? known / (known + unknown) : 0;
    }

    private float AddBlock(ReadOnlySpan<int> features, ReadOnlySpan<float> weights, List<int> columns, List<float> values)
    {
        var squares = 0f;
        for (var i = 0; i < features.Length; i++)
        {
            var column = _columns[features[i]];
            if (column < 0) continue;
            columns.Add(column);
            values.Add(weights[i]);
            squares += weights[i] * weights[i];
        }

        return MathF.Sqrt(squares);
    }
}
