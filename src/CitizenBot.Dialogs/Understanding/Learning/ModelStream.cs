using System.Runtime.InteropServices;

namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>Arrays of numbers in a binary file, as they lie in memory, each after its length. Little-endian machines only, like .NET's own.</summary>
internal static class ModelStream
{
    /// <summary>No array of a recognizer is longer; more means that the file is not what it should be.</summary>
    private const int Longest = 1 << 30;

    public static void WriteArray<T>(this BinaryWriter writer, ReadOnlySpan<T> values) where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    public static T[] ReadArray<T>(this BinaryReader reader) where T : unmanaged
    {
        var length = reader.ReadInt32();
        if (length is < 0 or > Longest) throw new InvalidDataException("The file is not a recognizer's: an array has an impossible length.");
        var values = new T[length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public static void WriteNames(this BinaryWriter writer, IReadOnlyCollection<string> names)
    {
        writer.Write(names.Count);
        foreach (var name in names) writer.Write(name);
    }

    public static string[] ReadNames(this BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > 100_000) throw new InvalidDataException("The file is not a recognizer's: it names an impossible number of things.");
        return [.. Enumerable.Range(0, count).Select(_ => reader.ReadString())];
    }
}
