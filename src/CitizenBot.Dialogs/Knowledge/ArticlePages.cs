using System.Text.RegularExpressions;
using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Dialogs.Knowledge;

/// <summary>
/// The articles of an assistant as pages. Example questions are part of them, in their own language: they use the words
/// that people have where the article has the official ones.
/// </summary>
public static partial class ArticlePages
{
    /// <summary>One page for each service and language.</summary>
    public static IEnumerable<Page> Of(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        var questions = assistant.Examples.ToLookup(example => (example.Intent, example.Language), example => example.Text);
        return from service in assistant.Services.Values
               from article in service.Articles.Values
               select new Page(service.Id, article.Language, article.Title, [.. Sections(article)], [.. questions[(service.Id, article.Language)]]);
    }

    /// <summary>The list items and paragraphs of an article's body, as Markdown.</summary>
    public static IEnumerable<string> BlocksOf(Article article) =>
        Block().Split(article.Body).Select(block => block.Trim()).Where(block => block.Length > 0);

    private static IEnumerable<Section> Sections(Article article)
    {
        yield return new Section(article.Title, article.Short.Trim());
        foreach (var block in BlocksOf(article))
        {
            var label = Label().Match(block);
            var text = Markup().Replace(MarkdownLinks.WithoutTargets(block), "").Trim();
            yield return new Section(label.Success ? label.Groups[1].Value.TrimEnd(':', '：', ' ') : article.Title, text);
        }
    }

    /// <summary>List items and paragraphs.</summary>
    [GeneratedRegex(@"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)")]
    private static partial Regex Block();

    /// <summary>The bold words that an item begins with.</summary>
    [GeneratedRegex(@"^(?:[-*]|\d+\.)?\s*\*\*(.+?)\*\*")]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:[-*]|\d+\.)\s+|\*\*|\[")]
    private static partial Regex Markup();
}
