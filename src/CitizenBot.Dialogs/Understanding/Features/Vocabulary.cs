using CitizenBot.Dialogs.Understanding.Learning;

namespace CitizenBot.Dialogs.Understanding.Features;

/// <summary>Numbers features from 0; an open-addressed table, half empty, because every feature of every message is looked up.</summary>
internal sealed class Vocabulary
{
    private ulong[] _hashes = new ulong[1024];
    private int[] _numbers = new int[1024];

    public int Count { get; private set; }

    public static Vocabulary Read(BinaryReader reader) => new()
    {
        Count = reader.ReadInt32(),
        _hashes = reader.ReadArray<ulong>(),
        _numbers = reader.ReadArray<int>(),
    };

    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.WriteArray<ulong>(_hashes);
        writer.WriteArray<int>(_numbers);
    }

    /// <summary>The feature's number, or -1.</summary>
    public int Find(ulong hash)
    {
        var slot = Slot(hash);
        return _hashes[slot] == 0 ? -1 : _numbers[slot];
    }

    /// <summary>The feature's number, a new one if it had none.</summary>
    public int Add(ulong hash)
    {
        var slot = Slot(hash);
        if (_hashes[slot] != 0) return _numbers[slot];
        if (Count * 2 >= _hashes.Length)
        {
            Grow();
            slot = Slot(hash);
        }

        _hashes[slot] = hash;
        return _numbers[slot] = Count++;
    }

    /// <summary>The vocabulary of those features that got a new number, with those numbers.</summary>
    public Vocabulary Renumber(ReadOnlySpan<int> newNumbers)
    {
        var result = new Vocabulary();
        for (var slot = 0; slot < _hashes.Length; slot++)
        {
            if (_hashes[slot] == 0 || newNumbers[_numbers[slot]] < 0) continue;
            result.Add(_hashes[slot]);
            result._numbers[result.Slot(_hashes[slot])] = newNumbers[_numbers[slot]];
        }

        return result;
    }

    // Zero marks an empty slot; a feature that hashes to it (1 in 2^64) would simply stay unknown.
    private int Slot(ulong hash)
    {
        var mask = _hashes.Length - 1;
        var slot = (int)hash & mask;
        while (_hashes[slot] != 0 && _hashes[slot] != hash) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (hashes, numbers) = (_hashes, _numbers);
        _hashes = new ulong[hashes.Length * 2];
        _numbers = new int[hashes.Length * 2];
        for (var i = 0; i < hashes.Length; i++)
        {
            if (hashes[i] == 0) continue;
            var slot = Slot(hashes[i]);
            (_hashes[slot], _numbers[slot]) = (hashes[i], numbers[i]);
        }
    }
}
