using System.Buffers.Binary;

namespace CitizenBot.Channels.DirectLine;

/// <summary>
/// Takes out of a photo what it says beside the picture: where and when it was taken, by whom, with what, and small pictures of
/// what was cut away. What a viewer needs stays: the colours' profile and which side is up.
/// </summary>
/// <remarks>JPEG: ITU-T T.81 annex B and Exif 2.32; PNG: W3C PNG third edition; WebP: RFC 9649.</remarks>
internal static class PictureMetadata
{
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>The same picture without metadata; null where the content is not built as its kind is.</summary>
    /// <param name="content">The file; left where it is.</param>
    /// <param name="type">What kind it is.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Stream?> StripAsync(Stream content, FileType type, CancellationToken cancellationToken)
    {
        if (content.Length > MostBytes)
        {
            return null;
        }

        var bytes = new byte[content.Length];
        content.Position = 0;
        await content.ReadExactlyAsync(bytes, cancellationToken);
        var stripped = new MemoryStream(bytes.Length);
        var whole = type == FileType.Jpeg ? Jpeg(bytes, stripped) : type == FileType.Png ? Png(bytes, stripped) : WebP(bytes, stripped);
        stripped.Position = 0;
        return whole ? stripped : null;
    }

    /// <summary>Whether this is a kind that can say where a photo was taken, and that is understood here.</summary>
    public static bool Concerns(FileType type) => type == FileType.Jpeg || type == FileType.Png || type == FileType.WebP;

    /// <summary>Keeps the segments that the picture is made of, up to the end of the image: what phones append is not part of it.</summary>
    private static bool Jpeg(ReadOnlySpan<byte> bytes, MemoryStream to)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
        {
            return false;
        }

        to.Write(bytes[..2]);
        for (var at = 2; at + 4 <= bytes.Length || (at + 2 <= bytes.Length && bytes[at + 1] == 0xD9);)
        {
            if (bytes[at] != 0xFF)
            {
                return false;
            }

            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                // A fill byte.
                at++;
                continue;
            }

            if (marker == 0xD9)
            {
                to.Write(bytes.Slice(at, 2));
                return true;
            }

            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8) || end < at + 4 || end > bytes.Length)
            {
                return false;
            }

            var segment = bytes[at..end];
            var data = segment[4..];
            if (marker == 0xE1 && data.StartsWith("Exif\0\0"u8))
            {
                if (TiffOrientation.Read(data[6..]) is { } orientation)
                {
                    WriteExif(to, orientation);
                }
            }
            else if (Keeps(marker, data))
            {
                to.Write(segment);
            }

            at = end;
            if (marker == 0xDA)
            {
                // Compressed picture, in which FF is followed by 00 or a restart marker, up to the next marker.
                while (at + 1 < bytes.Length && (bytes[at] != 0xFF || bytes[at + 1] is 0x00 or (>= 0xD0 and <= 0xD7)))
                {
                    at++;
                }

                to.Write(bytes[end..at]);
            }
        }

        return false;
    }

    /// <summary>Of the application segments JFIF (without its extension, a small picture), colour profiles and Adobe's colour transform; no comments.</summary>
    private static bool Keeps(byte marker, ReadOnlySpan<byte> data) => marker switch
    {
        0xE0 => data.StartsWith("JFIF\0"u8),
        0xE2 => data.StartsWith("ICC_PROFILE\0"u8),
        0xEE => data.StartsWith("Adobe"u8),
        0xFE or (>= 0xE0 and <= 0xEF) => false,
        _ => true,
    };

    private static void WriteExif(MemoryStream to, byte orientation)
    {
        var tiff = TiffOrientation.Write(orientation);
        Span<byte> head = [0xFF, 0xE1, 0, (byte)(2 + 6 + tiff.Length), .. "Exif\0\0"u8];
        to.Write(head);
        to.Write(tiff);
    }

    private static bool Png(ReadOnlySpan<byte> bytes, MemoryStream to)
    {
        const int Signature = 8;
        if (bytes.Length < Signature)
        {
            return false;
        }

        to.Write(bytes[..Signature]);
        for (var at = Signature; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - 12)
            {
                return false;
            }

            var chunk = bytes.Slice(at, (int)length + 12);
            var name = chunk.Slice(4, 4);
            if (name.SequenceEqual("eXIf"u8))
            {
                if (TiffOrientation.Read(chunk[8..^4]) is { } orientation)
                {
                    WriteChunk(to, "eXIf"u8, TiffOrientation.Write(orientation));
                }
            }
            else if (!IsText(name))
            {
                to.Write(chunk);
            }

            at += chunk.Length;
            if (name.SequenceEqual("IEND"u8))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Texts, the time of the last change, and what only the program that wrote it understands.</summary>
    private static bool IsText(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("tEXt"u8) || name.SequenceEqual("zTXt"u8) || name.SequenceEqual("iTXt"u8) || name.SequenceEqual("tIME"u8)
        || (name[0] is >= (byte)'a' and <= (byte)'z' && name[1] is >= (byte)'a' and <= (byte)'z');

    private static void WriteChunk(MemoryStream to, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        to.Write(name);
        to.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngCrc.Of(name, data));
        to.Write(number);
    }

    private static bool WebP(ReadOnlySpan<byte> bytes, MemoryStream to)
    {
        const int Head = 12;
        const byte ExifFlag = 0x08, XmpFlag = 0x04;
        if (bytes.Length < Head + 8 || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) is var size && (size < Head || size > bytes.Length - 8))
        {
            return false;
        }

        var end = 8 + (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        to.Write(bytes[..Head]);
        var extended = -1;
        var kept = false;
        for (var at = Head; at < end;)
        {
            if (at + 8 > end || BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]) is var length && length > (uint)(end - at - 8))
            {
                return false;
            }

            var data = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            var chunk = bytes.Slice(at, Math.Min(8 + data + (data & 1), end - at));
            var name = chunk[..4];
            if (name.SequenceEqual("VP8X"u8) && data >= 10)
            {
                extended = (int)to.Position + 8;
                to.Write(chunk);
            }
            else if (name.SequenceEqual("EXIF"u8))
            {
                var tiff = chunk.Slice(8, data);
                if (TiffOrientation.Read(tiff.StartsWith("Exif\0\0"u8) ? tiff[6..] : tiff) is { } orientation)
                {
                    var small = TiffOrientation.Write(orientation);
                    Span<byte> head = [.. "EXIF"u8, (byte)small.Length, 0, 0, 0];
                    to.Write(head);
                    to.Write(small);
                    kept = true;
                }
            }
            else if (name.SequenceEqual("VP8 "u8) || name.SequenceEqual("VP8L"u8) || name.SequenceEqual("ALPH"u8) || name.SequenceEqual("ANIM"u8) || name.SequenceEqual("ANMF"u8) || name.SequenceEqual("ICCP"u8))
            {
                to.Write(chunk);
            }

            at += chunk.Length;
        }

        var written = to.GetBuffer();
        BinaryPrimitives.WriteUInt32LittleEndian(written.AsSpan(4), (uint)(to.Length - 8));
        if (extended >= 0)
        {
            written[extended] = (byte)((written[extended] & ~(ExifFlag | XmpFlag)) | (kept ? ExifFlag : 0));
        }

        return true;
    }
}
