using System.IO.Compression;
using System.Runtime.InteropServices;
using CitizenBot.Dialogs.Understanding.Learning;

namespace CitizenBot.Dialogs.Languages;

/// <summary>
/// The trained language model: for each feature of <see cref="LanguageGrams"/> one byte a language.
/// </summary>
/// <remarks>
/// The file is Brotli over: the mark "CBL1", the number of languages and their tags, the number of features,
/// their hashes in ascending order, a step size (half) each, and a row of signed bytes each. Little-endian.
/// </remarks>
internal sealed class LanguageModel
{
    private const uint Mark = 0x314C4243;

    private readonly uint[] _keys;
    private readonly int[] _rows;
    private readonly QuantizedWeights _weights;

    private LanguageModel(string[] languages, uint[] hashes, float[] steps, sbyte[] values)
    {
        Languages = languages;
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)hashes.Length * 2);
        _keys = new uint[size];
        _rows = new int[size];
        for (var row = 0; row < hashes.Length; row++)
        {
            var slot = Slot(hashes[row]);
            (_keys[slot], _rows[slot]) = (hashes[row], row);
        }

        _weights = new QuantizedWeights(values, steps, languages.Length);
    }

    /// <summary>BCP 47 tags, in the order of the scores.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>How long a row of scores must be.</summary>
    public int Stride => _weights.Stride;

    /// <exception cref="InvalidDataException">The stream is no language model.</exception>
    public static LanguageModel Load(Stream stream)
    {
        using var reader = new BinaryReader(new BrotliStream(stream, CompressionMode.Decompress));
        if (reader.ReadUInt32() != Mark) throw new InvalidDataException("This is not a language model.");
        var languages = new string[reader.ReadInt32()];
        for (var i = 0; i < languages.Length; i++) languages[i] = reader.ReadString();

        var count = reader.ReadInt32();
        var hashes = new uint[count];
        var steps = new float[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(hashes.AsSpan()));
        for (var i = 0; i < count; i++) steps[i] = (float)reader.ReadHalf();

        var stride = QuantizedWeights.Padded(languages.Length);
        var values = new sbyte[count * stride];
        for (var i = 0; i < count; i++)
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(i * stride, languages.Length)));
        return new LanguageModel(languages, hashes, steps, values);
    }

    /// <summary>Writes a model; <paramref name="values"/> has a row of one byte a language for each hash, in ascending order of hashes.</summary>
    public static void Save(Stream stream, IReadOnlyList<string> languages, uint[] hashes, float[] steps, sbyte[] values)
    {
        using var writer = new BinaryWriter(new BrotliStream(stream, CompressionLevel.SmallestSize));
        writer.Write(Mark);
        writer.Write(languages.Count);
        foreach (var language in languages) writer.Write(language);
        writer.Write(hashes.Length);
        writer.Write(MemoryMarshal.AsBytes(hashes.AsSpan()));
        foreach (var step in steps) writer.Write((Half)step);
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    /// <summary>
    /// Adds up what the features say of each language, over the square root of their number: a longer text
    /// is surer, but not in proportion. Returns how many of them the model knows.
    /// </summary>
    public int Score(ReadOnlySpan<uint> hashes, Span<float> scores)
    {
        scores.Clear();
        var known = 0;
        foreach (var hash in hashes)
        {
            var slot = Slot(hash);
            if (_keys[slot] == 0) continue;
            _weights.Add(_rows[slot], 1, scores);
            known++;
        }

        var scale = 1 / MathF.Sqrt(Math.Max(known, 1));
        foreach (ref var score in scores) score *= scale;
        return known;
    }

    private int Slot(uint hash)
    {
        var mask = _keys.Length - 1;
        var slot = (int)hash & mask;
        while (_keys[slot] != 0 && _keys[slot] != hash) slot = (slot + 1) & mask;
        return slot;
    }
}
