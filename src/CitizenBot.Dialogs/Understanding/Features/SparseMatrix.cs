using System.Runtime.InteropServices;

namespace CitizenBot.Dialogs.Understanding.Features;

/// <summary>The features that one text has, and their values.</summary>
internal readonly ref struct SparseRow(ReadOnlySpan<int> features, ReadOnlySpan<float> values)
{
    public ReadOnlySpan<int> Features { get; } = features;

    public ReadOnlySpan<float> Values { get; } = values;
}

/// <summary>One sparse row for each text, in the order they were added.</summary>
internal sealed class SparseMatrix
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _features = [];
    private readonly List<float> _values = [];

    public int Rows => _starts.Count - 1;

    public SparseRow this[int row]
    {
        get
        {
            var start = _starts[row];
            var length = _starts[row + 1] - start;
            return new SparseRow(
                CollectionsMarshal.AsSpan(_features).Slice(start, length),
                CollectionsMarshal.AsSpan(_values).Slice(start, length));
        }
    }

    public void Add(List<int> features, List<float> values)
    {
        _features.AddRange(features);
        _values.AddRange(values);
        _starts.Add(_features.Count);
    }
}
