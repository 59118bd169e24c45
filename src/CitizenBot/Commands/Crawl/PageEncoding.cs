using System.Text;
using System.Text.RegularExpressions;

namespace CitizenBot.Commands.Crawl;

/// <summary>What a page's bytes say, whatever it claims its encoding to be.</summary>
internal static partial class PageEncoding
{
    private const int HeadLength = 2048;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Decodes a page. Bytes that are UTF-8 are read as that even where something else is declared, because nothing else looks like it by chance.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="declared">The charset of the <c>Content-Type</c> header, or null.</param>
    public static string Read(byte[] bytes, string? declared)
    {
        using var memory = new MemoryStream(bytes);
        if (bytes is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..]) return new StreamReader(memory, Encoding.Unicode, detectEncodingFromByteOrderMarks: true).ReadToEnd();
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            var name = declared ?? Charset().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, HeadLength))).Groups[1].Value;
            return Named(name.Trim('"', '\'', ' ')).GetString(bytes);
        }
    }

    /// <summary>The encoding of that name, where browsers read it as another than Windows-1252 (WHATWG Encoding, 4.2).</summary>
    private static Encoding Named(string name)
    {
        if (name.ToLowerInvariant() is "" or "utf-8" or "utf8" or "iso-8859-1" or "latin1" or "us-ascii" or "ascii") return Western;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Western;
        }
    }

    [GeneratedRegex("""<meta[^>]+charset\s*=\s*["']?([\w-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
