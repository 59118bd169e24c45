using System.Numerics;
using System.Runtime.InteropServices;
using CitizenBot.Dialogs.Understanding.Features;

namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>
/// A weight for every feature and class, a feature's weights side by side, so that all classes are learnt
/// and scored at once with vector instructions. Rows are padded with zeros to whole vectors.
/// </summary>
internal sealed class ClassWeights(int features, int classes)
{
    private const int Lane = 8;

    private float[] _values = new float[(long)features * Padded(classes)];

    public int Features { get; private init; } = features;

    public int Classes => classes;

    /// <summary>The length of a row, padding included.</summary>
    public int Stride { get; } = Padded(classes);

    public Span<float> this[int feature] => _values.AsSpan(feature * Stride, Stride);

    public static ClassWeights Read(BinaryReader reader)
    {
        var (features, classes) = (reader.ReadInt32(), reader.ReadInt32());
        return new ClassWeights(0, classes) { Features = features, _values = reader.ReadArray<float>() };
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Features);
        writer.Write(Classes);
        writer.WriteArray<float>(_values);
    }

    public static int Padded(int classes) => (classes + Lane - 1) / Lane * Lane;

    /// <summary>Scores a text for each class; <paramref name="scores"/> is as long as a row.</summary>
    public void Score(SparseRow row, Span<float> scores)
    {
        scores.Clear();
        for (var i = 0; i < row.Features.Length; i++) AddScaled(scores, this[row.Features[i]], row.Values[i]);
    }

    /// <summary>Adds a multiple of one row to another.</summary>
    public static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float scale)
    {
        if (Vector<float>.Count <= Lane)
        {
            var factor = new Vector<float>(scale);
            var to = MemoryMarshal.Cast<float, Vector<float>>(target);
            var from = MemoryMarshal.Cast<float, Vector<float>>(source);
            for (var i = 0; i < to.Length; i++) to[i] += from[i] * factor;
        }
        else
        {
            for (var i = 0; i < target.Length; i++) target[i] += source[i] * scale;
        }
    }

    /// <summary>The sum of the products of two rows.</summary>
    public static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = 0f;
        if (Vector<float>.Count > Lane)
        {
            for (var i = 0; i < one.Length; i++) sum += one[i] * other[i];
            return sum;
        }

        var left = MemoryMarshal.Cast<float, Vector<float>>(one);
        var right = MemoryMarshal.Cast<float, Vector<float>>(other);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < left.Length; i++) sums += left[i] * right[i];
        return Vector.Sum(sums);
    }
}
