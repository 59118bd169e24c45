using System.IO.Compression;

namespace CitizenBot.Channels.DirectLine;

/// <summary>What a file is, by its content alone: its sender's word and its name are not believed.</summary>
internal static class FileContent
{
    private const int HeadBytes = 16;
    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "mif1", "msf1"];

    /// <returns>Null for what is none of the known types, and for documents that carry macros.</returns>
    public static async Task<FileType?> DetectAsync(Stream content, CancellationToken cancellationToken)
    {
        var head = new byte[HeadBytes];
        content.Position = 0;
        var length = await content.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        return ByHead(head.AsSpan(0, length))
            ?? (head.AsSpan(0, length).StartsWith("PK\x03\x04"u8) ? ByArchive(content)
            : await PlainFile.IsPlainAsync(content, cancellationToken) ? FileType.Text
            : null);
    }

    private static ReadOnlySpan<byte> PngHead => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegHead => [0xFF, 0xD8, 0xFF];

    private static FileType? ByHead(ReadOnlySpan<byte> head) =>
        head.StartsWith(PngHead) ? FileType.Png
        : head.StartsWith(JpegHead) ? FileType.Jpeg
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? FileType.Gif
        : head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? FileType.WebP
        : head.Length >= 12 && head[4..].StartsWith("ftyp"u8) && HeicBrands.Contains(System.Text.Encoding.Latin1.GetString(head[8..12])) ? FileType.Heic
        : head.StartsWith("%PDF-"u8) ? FileType.Pdf
        : null;

    /// <summary>Office documents are archives that say inside what they are.</summary>
    private static FileType? ByArchive(Stream content)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Any(e => HasProgram(e.FullName)) ? null
                : archive.GetEntry("mimetype") is { Length: > 0 and < 200 } named ? OpenDocument(named)
                : archive.GetEntry("[Content_Types].xml") is null ? null
                : archive.GetEntry("word/document.xml") is not null ? FileType.Word
                : archive.GetEntry("xl/workbook.xml") is not null ? FileType.Excel
                : archive.GetEntry("ppt/presentation.xml") is not null ? FileType.PowerPoint
                : null;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException)
        {
            return null;
        }
        finally
        {
            content.Position = 0;
        }
    }

    private static FileType? OpenDocument(ZipArchiveEntry named)
    {
        using var reader = new StreamReader(named.Open());
        return FileType.Named(reader.ReadToEnd().Trim()) is { } type && (type == FileType.Writer || type == FileType.Calc || type == FileType.Impress) ? type : null;
    }

    /// <summary>Macros of Office and of OpenDocument, and objects that bring any other program along.</summary>
    private static bool HasProgram(string entry) =>
        entry.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
        || entry.Contains("activeX/", StringComparison.OrdinalIgnoreCase)
        || entry.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
        || entry.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);
}
