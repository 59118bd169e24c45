using System.Text.RegularExpressions;

namespace CitizenBot.Dialogs.Assistants.Validation;

/// <summary>
/// How hard a Swedish text is to read, as LIX (Björnsson 1968): words a sentence plus the percentage of words over six letters.
/// Under 30 is easy, 40 to 50 is a newspaper, over 50 is official prose.
/// </summary>
public static partial class Readability
{
    /// <summary>The hardest that a citizen should be given.</summary>
    public const double Hardest = 50;

    /// <summary>The hardest of an easy Swedish text.</summary>
    public const double HardestEasy = 30;

    private const int LongWord = 6;

    /// <summary>LIX of a text in Markdown; 0 for one without words. Each list item counts as a sentence.</summary>
    public static double Lix(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var text = MarkdownLinks.WithoutTargets(markdown);
        var words = Word().Matches(text);
        if (words.Count == 0) return 0;
        var sentences = SentenceEnd().Split(text).Count(sentence => Word().IsMatch(sentence));
        return ((double)words.Count / sentences) + (100d * words.Count(word => word.Length > LongWord) / words.Count);
    }

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}\d'’-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?:](?=\s|$)|\n")]
    private static partial Regex SentenceEnd();
}
