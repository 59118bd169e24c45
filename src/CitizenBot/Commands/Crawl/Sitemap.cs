using System.Xml;
using System.Xml.Linq;

namespace CitizenBot.Commands.Crawl;

/// <summary>A sitemap as sitemaps.org describes it: pages, or further sitemaps.</summary>
/// <param name="Pages">The addresses of pages.</param>
/// <param name="Sitemaps">The addresses of further sitemaps.</param>
internal sealed record Sitemap(IReadOnlyList<Uri> Pages, IReadOnlyList<Uri> Sitemaps)
{
    /// <summary>Reads one: XML, or a text file with one address a line.</summary>
    /// <exception cref="InvalidDataException">It is neither.</exception>
    public static Sitemap Parse(string text)
    {
        var trimmed = text.TrimStart('\uFEFF', ' ', '\n', '\r', '\t');
        if (!trimmed.StartsWith('<'))
        {
            var lines = Addresses(trimmed.Split('\n'));
            return lines.Count > 0 ? new(lines, []) : throw new InvalidDataException("it is no sitemap: it holds no address.");
        }

        try
        {
            // Entities are a way to make a small file large, and a sitemap needs none of its own.
            using var reader = XmlReader.Create(new StringReader(trimmed), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            var root = XDocument.Load(reader).Root!;
            List<Uri> Locations(string entry) =>
                Addresses(root.Elements().Where(e => e.Name.LocalName == entry).Elements().Where(e => e.Name.LocalName == "loc").Select(e => e.Value));
            return root.Name.LocalName switch
            {
                "urlset" => new(Locations("url"), []),
                "sitemapindex" => new([], Locations("sitemap")),
                var other => throw new InvalidDataException($"it is no sitemap: its root is '{other}'."),
            };
        }
        catch (XmlException e)
        {
            throw new InvalidDataException($"it is no well-formed sitemap: {e.Message}");
        }
    }

    private static List<Uri> Addresses(IEnumerable<string> texts) => [.. texts.Select(PageAddress.Parse).OfType<Uri>()];
}
