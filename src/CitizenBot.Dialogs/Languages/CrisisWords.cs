namespace CitizenBot.Dialogs.Languages;

/// <summary>Word lists that mean danger, per language. They do not depend on the recognizer.</summary>
public sealed class CrisisWords
{
    private readonly IReadOnlyList<(string Category, string[] Words, bool Whole)> _phrases;

    /// <summary>Makes the check from phrases by category; all languages together, since people in distress switch.</summary>
    /// <param name="phrases">Category to phrases. A phrase matches at word borders; <c>*</c> at its end matches any ending.</param>
    public CrisisWords(IEnumerable<(string Category, string Phrase)> phrases) =>
        _phrases = [.. phrases.Select(p => (p.Category, Words(p.Phrase.TrimEnd('*')), !p.Phrase.EndsWith('*')))];

    /// <summary>The category of the danger that a text speaks of, or null.</summary>
    public string? Find(string text)
    {
        var words = Words(text);
        foreach (var (category, phrase, whole) in _phrases)
        {
            for (var start = 0; start + phrase.Length <= words.Length; start++)
            {
                if (Matches(words.AsSpan(start, phrase.Length), phrase, whole))
                {
                    return category;
                }
            }
        }

        return null;
    }

    private static bool Matches(ReadOnlySpan<string> words, string[] phrase, bool whole)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            var last = i == phrase.Length - 1;
            if (last && !whole ? !words[i].StartsWith(phrase[i], StringComparison.Ordinal) : words[i] != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    private static string[] Words(string text) =>
        PlainText.Fold(text).Split([' ', '\n', '\t', '.', ',', '!', '?', ':', ';', '"', '(', ')', '/', '،', '؟', '…'], StringSplitOptions.RemoveEmptyEntries);
}
