using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CitizenBot.Dialogs.Assistants;

/// <summary>Reads <c>article.&lt;lang&gt;.md</c>: front matter, then a short Markdown body.</summary>
internal static class ArticleReader
{
    private const int LongestBody = 1500;

    public static Article Read(string path, string language, IReadOnlySet<string> hosts, bool hasPage)
    {
        var text = YamlContent.ReadText(path).ReplaceLineEndings("\n");
        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            throw new ContentException(path, "the file does not start with front matter between two lines of '---'.", 1);
        }

        var front = YamlContent.Parse<ArticleFile>(text[4..end], path);
        var body = text[(end + 5)..].Trim();
        if (body.Length > LongestBody)
        {
            throw new ContentException(path, $"the body has {body.Length} characters; a chat answer has at most {LongestBody}.");
        }

        CheckLinks(body, path, hosts);
        if (!hasPage && front.Link is not null)
        {
            throw new ContentException(path, "'link' has words for a page, but service.yaml has no 'url'.");
        }

        return new Article(
            language,
            YamlContent.Required(front.Title, "title", path).Trim(),
            YamlContent.Required(front.Short, "short", path).Trim(),
            hasPage ? YamlContent.Required(front.Link, "link", path).Trim() : null,
            TextFileReader.StatusOf(front.Status, front.Reviewer, front.Reviewed, path),
            body);
    }

    private static void CheckLinks(string body, string path, IReadOnlySet<string> hosts)
    {
        foreach (var link in Markdown.Parse(body).Descendants<LinkInline>())
        {
            if (!Uri.TryCreate(link.Url, UriKind.Absolute, out var url) || !hosts.Contains(url.Host))
            {
                throw new ContentException(path, $"the link '{link.Url}' does not lead to an official host of assistant.yaml.");
            }
        }

        if (Markdown.Parse(body).Descendants<HtmlBlock>().Any() || Markdown.Parse(body).Descendants<HtmlInline>().Any())
        {
            throw new ContentException(path, "HTML is not allowed in an article.");
        }
    }
}
