using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace CitizenBot.Translators;

/// <summary>
/// Texts as HTML for engines that keep its tags: each in a paragraph with its number, so that a batch that comes back in another order is put right
/// again, and what is locked in a span that says not to translate it.
/// </summary>
internal static partial class MarkedUpText
{
    public static string Write(string text, int number) => string.Create(CultureInfo.InvariantCulture,
        $"""<p id="t{number}">{Locked().Replace(Escape(text), """<span class="notranslate" translate="no">$0</span>""")}</p>""");

    /// <returns>The texts by their numbers.</returns>
    /// <exception cref="TranslationException">One is missing, or there twice.</exception>
    public static IReadOnlyList<string> Read(IEnumerable<string> markup, int count)
    {
        var texts = new string?[count];
        var parser = new HtmlParser();
        foreach (var paragraph in markup.SelectMany(text => parser.ParseDocument(text).QuerySelectorAll("p")))
        {
            if (paragraph.Id is not { Length: > 1 } id || !int.TryParse(id.AsSpan(1), CultureInfo.InvariantCulture, out var number) || number < 0 || number >= count || texts[number] is not null)
            {
                throw new TranslationException("The paragraphs of the batch came back changed.");
            }

            texts[number] = paragraph.TextContent;
        }

        return [.. texts.Select(text => text ?? throw new TranslationException("A paragraph of the batch did not come back."))];
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex("⟦[0-9]+⟧")]
    private static partial Regex Locked();
}
