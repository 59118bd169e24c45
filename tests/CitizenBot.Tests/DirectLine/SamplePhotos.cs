using System.Buffers.Binary;
using CitizenBot.Channels.DirectLine;

namespace CitizenBot.Tests.DirectLine;

/// <summary>Real pictures of 16 by 8 pixels, as Chromium's canvas writes them, and what cameras and telephones put into such files.</summary>
internal static class SamplePhotos
{
    public const string Latitude = "GPS57.70887";

    public static readonly byte[] Jpeg = Convert.FromBase64String("/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABQBAQAAAAAAAAAAAAAAAAAAAAT/xAAbEQABBAMAAAAAAAAAAAAAAAAABQZCwUOBgv/aAAwDAQACEQMRAD8Ayy0CkWerGOrF1R//2Q==");
    public static readonly byte[] WebP = Convert.FromBase64String("UklGRhwCAABXRUJQVlA4WAoAAAAgAAAADwAABwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggLgAAAJABAJ0BKhAACAACgEIloAJ0ugADmAD+8Cb/Vb/8W/YF9vXh/7Sz9fv/Us98AAA=");
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAYAAADwdn+XAAAAKElEQVR4AeyQoQ0AAAjDGo7l2v00PphBYGhSW9ESOEnLyWLJB+D+wQAAAP//VJoNsgAAAAZJREFUAwCH9B/xc8Hy9AAAAABJRU5ErkJggg==");

    /// <summary>Exif with an orientation, a camera's name and what stands for a position, in either byte order.</summary>
    public static byte[] Exif(byte orientation, bool little)
    {
        var tiff = new byte[64];
        (little ? "II*\0"u8 : "MM\0*"u8).CopyTo(tiff);
        void Word(int at, int value)
        {
            if (little) BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), (ushort)value);
            else BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(at), (ushort)value);
        }

        void Number(int at, int value)
        {
            if (little) BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(at), value);
            else BinaryPrimitives.WriteInt32BigEndian(tiff.AsSpan(at), value);
        }

        Number(4, 8);
        Word(8, 2);
        (int Tag, int Type, int Count, int Value)[] entries = [(271, 2, 12, 46), (274, 3, 1, 0)];
        for (var i = 0; i < entries.Length; i++)
        {
            var at = 10 + (i * 12);
            Word(at, entries[i].Tag);
            Word(at + 2, entries[i].Type);
            Number(at + 4, entries[i].Count);
            Number(at + 8, entries[i].Value);
        }

        Word(10 + 12 + 8, orientation);
        System.Text.Encoding.ASCII.GetBytes(Latitude).CopyTo(tiff, 46);
        return tiff;
    }

    /// <summary>A JPEG as a telephone makes it: Exif, XMP, IPTC, a comment, several pictures in one file and a film behind the end.</summary>
    public static byte[] JpegWithMetadata(byte orientation, bool little = true)
    {
        byte[] before = [.. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation, little)]), .. Segment(0xE1, Text("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>" + Latitude)),
            .. Segment(0xE2, Text("MPF\0" + Latitude)), .. Segment(0xED, Text("Photoshop 3.0\0" + Latitude)), .. Segment(0xFE, Text(Latitude))];
        return [.. Jpeg[..2], .. before, .. Jpeg[2..], .. Text("ftypmp42" + Latitude)];
    }

    public static byte[] PngWithMetadata(byte orientation)
    {
        const int AfterHeader = 8 + 25;
        return [.. Png[..AfterHeader], .. Chunk("eXIf"u8, Exif(orientation, false)), .. Chunk("tEXt"u8, Text("Comment\0" + Latitude)), .. Chunk("iTXt"u8, Text("XML:com.adobe.xmp\0" + Latitude)), .. Png[AfterHeader..], .. Text(Latitude)];
    }

    public static byte[] WebPWithMetadata(byte orientation)
    {
        // The canvas writes the extended header already; Exif and XMP are two flags of it.
        const int Flags = 20;
        byte[] body = [.. WebP[8..Flags], (byte)(WebP[Flags] | 0x0C), .. WebP[(Flags + 1)..], .. Riff("EXIF"u8, Exif(orientation, true)), .. Riff("XMP "u8, Text("<x:xmpmeta/>" + Latitude))];
        return [.. Riff("RIFF"u8, body)];
    }

    public static byte[] Text(string text) => System.Text.Encoding.Latin1.GetBytes(text);

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        var numbers = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(numbers, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(numbers.AsSpan(4), PngCrc.Of(name, data));
        return [.. numbers[..4], .. name, .. data, .. numbers[4..]];
    }

    private static byte[] Riff(ReadOnlySpan<byte> name, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        return [.. name, .. length, .. data, .. data.Length % 2 == 1 ? new byte[1] : []];
    }
}
