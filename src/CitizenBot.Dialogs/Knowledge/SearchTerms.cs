using System.Text;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Knowledge;

/// <summary>
/// What a text is found by: its words, and runs of four characters within them, which carry Swedish compounds,
/// inflections and misspellings. Case, accents and spelling variants are folded, in pages and questions alike.
/// </summary>
/// <param name="Words">The words in their order, repeats included.</param>
/// <param name="Grams">Their runs of four characters with <c>_</c> at both ends of a word, repeats included.</param>
public sealed record SearchTerms(IReadOnlyList<string> Words, IReadOnlyList<string> Grams)
{
    private const int GramLength = 4;

    /// <summary>The terms of a text.</summary>
    public static SearchTerms Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> words = [], grams = [];
        var word = new StringBuilder("_");
        foreach (var character in PlainText.Fold(text).Append(' '))
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(character);
            }
            else if (word.Length > 1)
            {
                words.Add(word.ToString(1, word.Length - 1));
                word.Append('_');
                AddGrams(grams, word.ToString());
                word.Length = 1;
            }
        }

        return new SearchTerms(words, grams);
    }

    private static void AddGrams(List<string> grams, string bounded)
    {
        for (var start = 0; start == 0 || start + GramLength <= bounded.Length; start++)
        {
            grams.Add(bounded.Substring(start, Math.Min(GramLength, bounded.Length)));
        }
    }
}
