using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Commands.Crawl;

/// <summary>Reads a page's HTML: its main content without navigation and cookie texts, headings as sections.</summary>
internal sealed partial class MainContent(ILanguageDetector detector)
{
    private const string Never =
        "script, style, noscript, template, svg, iframe, nav, header, footer, aside, dialog, button, select, [hidden], [aria-hidden=true], "
        + "[role=navigation], [role=banner], [role=contentinfo], [role=search], [role=complementary], [role=dialog], [role=alertdialog], [role=menu]";

    private const string Dates =
        "meta[property='article:modified_time'], meta[name='dcterms.modified'], meta[name='DCTERMS.modified'], meta[name='DC.date.modified'], meta[name='last-modified'], meta[itemprop=dateModified]";

    private static readonly HashSet<string> Blocks = new(
        ["ADDRESS", "ARTICLE", "BLOCKQUOTE", "DD", "DETAILS", "DIV", "DL", "DT", "FIELDSET", "FIGCAPTION", "FIGURE", "FORM", "HR", "LI", "MAIN", "OL", "P", "PRE", "SECTION", "SUMMARY", "TABLE", "TBODY", "THEAD", "TR", "UL", "BR"],
        StringComparer.Ordinal);

    private readonly HtmlParser _parser = new();

    /// <summary>What the page says; a page without any main content has no sections.</summary>
    public PageText Read(string html)
    {
        using var document = _parser.ParseDocument(html);
        var title = Clean(document.QuerySelector("main h1, article h1, h1")?.TextContent is { Length: > 0 } heading ? heading : document.Title ?? "");
        var dated = DateOf(document);
        RemoveAround(document);
        var sections = new Sections(title);
        if (RootOf(document) is { } root) sections.Read(root);
        var read = sections.ToList();
        return new PageText(title, LanguageOf(document, read), dated, read);
    }

    private static void RemoveAround(IDocument document)
    {
        var main = document.QuerySelector("main, [role=main]");
        foreach (var element in document.QuerySelectorAll(Never).Concat(document.QuerySelectorAll("[id], [class]").Where(IsAround)).ToList())
        {
            // A heading of the page's own may stand in a header inside the main content.
            var isOwnHeader = element.LocalName == "header" && ((main is not null && main.Contains(element)) || element.Closest("article") is not null);
            if (!isOwnHeader && (main is null || !element.Contains(main)) && element is not { LocalName: "main" or "article" or "body" or "html" }) element.Remove();
        }
    }

    private static bool IsAround(IElement element) =>
        !(element.QuerySelector("main, article, h1") is not null) && Words().Matches($"{element.Id} {element.ClassName}").Any(word => AroundWords.Contains(word.Value.ToLowerInvariant()));

    private static readonly HashSet<string> AroundWords = new(
        ["cookie", "cookies", "consent", "gdpr", "breadcrumb", "breadcrumbs", "brodsmulor", "nav", "navigation", "navbar", "menu", "meny", "sidebar", "share", "social", "skiplink", "popup", "modal", "newsletter", "nyhetsbrev"],
        StringComparer.Ordinal);

    private static IElement? RootOf(IDocument document) =>
        document.QuerySelector("main, [role=main]")
        ?? document.QuerySelectorAll("article").MaxBy(article => article.TextContent.Length)
        ?? document.QuerySelectorAll("div, section").Where(block => block.QuerySelector("p, li") is not null).MaxBy(OwnProse) ?? document.Body;

    /// <summary>How much a block says in paragraphs of its own, links left out: where that is most, the content is.</summary>
    private static int OwnProse(IElement block) =>
        block.Children.Where(child => child.LocalName is "p" or "ul" or "ol" or "h1" or "h2" or "h3" or "table")
            .Sum(child => child.TextContent.Length - child.QuerySelectorAll("a").Sum(link => link.TextContent.Length));

    private string LanguageOf(IDocument document, IReadOnlyList<PageSection> sections)
    {
        var declared = LanguageTags.Normalize(document.DocumentElement.GetAttribute("lang"));
        return declared.Length > 0 ? declared
            : detector.Detect(string.Join(' ', sections.Select(s => s.Text))) is { Language: { } language } guess && guess != LanguageGuess.Undetermined ? language
            : "";
    }

    private static DateOnly? DateOf(IDocument document)
    {
        var said = document.QuerySelectorAll(Dates).Select(meta => meta.GetAttribute("content"))
            .Concat(document.QuerySelectorAll("script[type='application/ld+json']").Select(script => Modified().Match(script.TextContent).Groups[1].Value))
            .Concat(document.QuerySelectorAll("main time[datetime], article time[datetime]").Select(time => time.GetAttribute("datetime")));
        return said.Select(text => text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null)
            .FirstOrDefault(date => date is not null);
    }

    private static string Clean(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"[\s\u00A0\u00AD]+")]
    private static partial Regex Space();

    [GeneratedRegex("[A-Za-zåäöÅÄÖ]+")]
    private static partial Regex Words();

    [GeneratedRegex("""
        "dateModified"\s*:\s*"([^"]{10,})"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Modified();

    /// <summary>Collects the lines below each heading.</summary>
    private sealed class Sections(string title)
    {
        private readonly List<PageSection> _sections = [];
        private readonly List<string> _lines = [];
        private readonly StringBuilder _line = new();
        private string _heading = title;

        public void Read(INode node)
        {
            foreach (var child in node.ChildNodes)
            {
                switch (child)
                {
                    case IText text:
                        _line.Append(text.Data);
                        break;
                    case IElement { LocalName: "h1" or "h2" or "h3" or "h4" or "h5" or "h6" } heading:
                        EndSection();
                        if (Clean(heading.TextContent) is { Length: > 0 } words) _heading = words;
                        break;
                    case IElement { LocalName: "img" } image:
                        _line.Append(' ').Append(image.GetAttribute("alt")).Append(' ');
                        break;
                    case IElement element:
                        ReadElement(element);
                        break;
                }
            }
        }

        public List<PageSection> ToList()
        {
            EndSection();
            return _sections;
        }

        private void ReadElement(IElement element)
        {
            var isBlock = Blocks.Contains(element.TagName);
            if (isBlock) EndLine();
            if (element.LocalName == "li") _line.Append("- ");
            Read(element);
            if (element.LocalName is "td" or "th" && element.NextElementSibling is not null) _line.Append(" | ");
            if (isBlock) EndLine();
        }

        private void EndLine()
        {
            var line = Clean(_line.ToString());
            _line.Clear();
            if (line.Length > 0 && line != "-") _lines.Add(line);
        }

        private void EndSection()
        {
            EndLine();
            if (_lines.Count > 0) _sections.Add(new PageSection(_heading, string.Join('\n', _lines)));
            _lines.Clear();
        }
    }
}
