using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CitizenBot.Dialogs.Speech;

/// <summary>Text for the ear: no Markdown, no addresses, no pictures; list items and headings are sentences, abbreviations are words.</summary>
internal static partial class SpokenText
{
    private const int FirstSymbol = 0x2000;
    private const int EmojiVariation = 0xFE0F;
    private const int Keycap = 0x20E3;
    private const int Joiner = 0x200D;

    /// <summary>The paragraphs of a text, each a list of sentences or of what is read as one.</summary>
    public static List<IReadOnlyList<string>> Paragraphs(string text, bool markdown, string language)
    {
        var paragraphs = markdown
            ? Markdown.Parse(text).Select(block => LinesOf(block).ToList())
            : text.ReplaceLineEndings("\n").Split("\n\n").Select(paragraph => paragraph.Split('\n').ToList());
        return [.. from lines in paragraphs
                   let spoken = lines.Select(line => Line(line, language)).Where(line => line.Length > 0).Select(Sentence).ToList()
                   where spoken.Count > 0
                   select spoken];
    }

    /// <summary>One line in plain words.</summary>
    public static string Line(string text, string language) =>
        Spaces().Replace(Abbreviations.InWords(Pictureless(Address().Replace(text, "$1")), language), " ").Trim();

    /// <summary>The line with a full stop, unless it ends in a mark of its own.</summary>
    public static string Sentence(string line) =>
        line.Length == 0 || ".!?…؟۔。！？:".Contains(line[^1], StringComparison.Ordinal) ? line : line.TrimEnd(',', ';', '،') + ".";

    private static IEnumerable<string> LinesOf(Block block) => block switch
    {
        ContainerBlock container => container.SelectMany(LinesOf),
        LeafBlock { Inline: { } inline } => WordsOf(inline).Split('\n'),
        CodeBlock code => [code.Lines.ToString()],
        _ => [],
    };

    /// <summary>A link is its words, and an address that stands for itself is left to <see cref="Line"/>.</summary>
    private static string WordsOf(ContainerInline container) => string.Concat(container.Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        AutolinkInline auto => auto.Url,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline line => line.IsHard ? "\n" : " ",
        ContainerInline inner => WordsOf(inner),
        _ => "",
    }));

    private static string Pictureless(string text)
    {
        var kept = new StringBuilder(text.Length);
        var dropped = false;
        foreach (var rune in text.EnumerateRunes())
        {
            // A joiner is spelling in Persian; between pictures it is a part of them.
            dropped = IsPicture(rune) || (dropped && rune.Value == Joiner);
            if (!dropped)
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }

    private static bool IsPicture(Rune rune) =>
        rune.Value is EmojiVariation or Keycap
        || (rune.Value >= FirstSymbol && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol)
        || (!rune.IsBmp && Rune.GetUnicodeCategory(rune) is UnicodeCategory.ModifierSymbol);

    /// <summary>Of an address only its host can be said.</summary>
    [GeneratedRegex(@"\b(?:https?|ftp)://(?:www\.)?([^\s/?#:<>()\[\]""]+)[^\s<>()\[\]""]*", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
