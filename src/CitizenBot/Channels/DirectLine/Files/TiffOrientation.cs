using System.Buffers.Binary;

namespace CitizenBot.Channels.DirectLine;

/// <summary>The one field of Exif that a viewer needs: how the picture is to be turned (tag 274 of TIFF 6.0, 1 to 8).</summary>
internal static class TiffOrientation
{
    private const ushort Tag = 274;
    private const ushort Short = 3;
    private const int EntryBytes = 12;

    /// <summary>How the picture is turned; null where it is not, or nothing says so.</summary>
    /// <param name="tiff">The Exif data from its byte order mark on.</param>
    public static byte? Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return null;
        }

        var little = tiff[0] == 'I';
        var directory = Number(tiff[4..], little);
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        var entries = Word(tiff[(int)directory..], little);
        for (var i = 0; i < entries; i++)
        {
            var at = (int)directory + 2 + (i * EntryBytes);
            if (at + EntryBytes > tiff.Length)
            {
                return null;
            }

            if (Word(tiff[at..], little) == Tag && Word(tiff[(at + 2)..], little) == Short)
            {
                return Word(tiff[(at + 8)..], little) is > 1 and <= 8 and var turned ? (byte)turned : null;
            }
        }

        return null;
    }

    /// <summary>Exif data that says this and nothing else.</summary>
    public static byte[] Write(byte orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xFF, 0, (byte)Short, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];

    private static ushort Word(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
