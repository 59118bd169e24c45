namespace CitizenBot.Dialogs.Languages;

/// <summary>
/// Word lists that mean danger, all languages together, since people in distress switch. They do not depend on the
/// recognizer. A phrase is found where its words follow one another, with at most one other word in between.
/// </summary>
public sealed class CrisisWords
{
    private const int ShortestWithConjunction = 4;
    private static readonly char[] Borders = [' ', '\n', '\t', '\r', '.', ',', '!', '?', ':', ';', '"', '(', ')', '/', '،', '؟', '…'];
    private readonly Dictionary<string, List<Phrase>> _byFirstWord = [];
    private readonly List<Phrase> _openWords = [];

    /// <summary>Makes the check.</summary>
    /// <param name="phrases">Category and phrase; where several match, the first given counts. A <c>*</c> at the end lets the last word have any ending.</param>
    public CrisisWords(IEnumerable<(string Category, string Phrase)> phrases)
    {
        var order = 0;
        foreach (var (category, text) in phrases)
        {
            var phrase = new Phrase(order++, category, Words(text.TrimEnd('*')), text.EndsWith('*'));
            if (phrase.Words is [_] && phrase.Open)
            {
                _openWords.Add(phrase);
            }
            else if (phrase.Words is [var first, ..])
            {
                (_byFirstWord.TryGetValue(first, out var list) ? list : _byFirstWord[first] = []).Add(phrase);
            }
        }
    }

    /// <summary>The category of the danger that a text speaks of, or null.</summary>
    public string? Find(string text)
    {
        var words = Words(text);
        Phrase? found = null;
        for (var start = 0; start < words.Length; start++)
        {
            IEnumerable<Phrase> candidates = _openWords;
            foreach (var first in Readings(words[start]))
            {
                candidates = _byFirstWord.TryGetValue(first, out var phrases) ? candidates.Concat(phrases) : candidates;
            }

            foreach (var phrase in candidates)
            {
                if ((found is null || phrase.Order < found.Order) && phrase.IsAt(words.AsSpan(start)))
                {
                    found = phrase;
                }
            }
        }

        return found?.Category;
    }

    private static string[] Words(string text) => PlainText.Fold(text).Split(Borders, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A word as it stands and, in Arabic, without the "and" or "so" that is written onto it.</summary>
    private static IEnumerable<string> Readings(string word)
    {
        yield return word;
        if (word.Length >= ShortestWithConjunction && word[0] is 'و' or 'ف')
        {
            yield return word[1..];
        }
    }

    private sealed record Phrase(int Order, string Category, string[] Words, bool Open)
    {
        public bool IsAt(ReadOnlySpan<string> text)
        {
            var skipped = false;
            var at = 0;
            for (var i = 0; i < Words.Length; i++, at++)
            {
                var last = i == Words.Length - 1;
                if (at < text.Length && Matches(text[at], Words[i], last))
                {
                    continue;
                }

                // One word in between, but not before the first nor in a phrase of one.
                if (i == 0 || skipped || at + 1 >= text.Length || !Matches(text[at + 1], Words[i], last))
                {
                    return false;
                }

                (skipped, at) = (true, at + 1);
            }

            return true;
        }

        private bool Matches(string word, string expected, bool last) =>
            Readings(word).Any(reading => last && Open ? reading.StartsWith(expected, StringComparison.Ordinal) : reading == expected);
    }
}
