using System.Text;
using CitizenBot.Dialogs.Understanding.Features;
using CitizenBot.Dialogs.Understanding.Learning;

namespace Benchmarks.Languages;

/// <summary>Turns sentences into what chats consist of: single words, a few words, lost accents, local names.</summary>
internal static class Augmentation
{
    private const int SnippetsPerLanguage = 9000;
    private const int WordsPerLanguage = 9000;
    private const int FewLines = 4000;

    // Names that stand in sentences of any language here, and tell nothing about it.
    private static readonly string[] Places =
    [
        "Angered", "Göteborg", "Goteborg", "Gothenburg", "Hisingen", "Frölunda", "Frolunda", "Majorna", "Gamlestaden",
        "Lundby", "Korsvägen", "Liseberg", "Hammarkullen", "Bergsjön", "Biskopsgården", "Brunnsparken", "Haga",
        "Järntorget", "Kortedala", "Kviberg", "Lindholmen", "Linné", "Mölndal", "Nordstan", "Partille", "Slottsskogen",
        "Torslanda", "Tynnered", "Västra", "Örgryte", "Backaplan", "Hjällbo", "Askim", "Sverige", "Sweden", "Skatteverket",
        "Västtrafik", "Landvetter", "Universeum", "BankID",
    ];

    private static readonly Dictionary<string, string> CyrillicOfLatin = new(StringComparer.Ordinal)
    {
        ["lj"] = "љ", ["nj"] = "њ", ["dž"] = "џ", ["a"] = "а", ["b"] = "б", ["c"] = "ц", ["č"] = "ч", ["ć"] = "ћ",
        ["d"] = "д", ["đ"] = "ђ", ["e"] = "е", ["f"] = "ф", ["g"] = "г", ["h"] = "х", ["i"] = "и", ["j"] = "ј",
        ["k"] = "к", ["l"] = "л", ["m"] = "м", ["n"] = "н", ["o"] = "о", ["p"] = "п", ["r"] = "р", ["s"] = "с",
        ["š"] = "ш", ["t"] = "т", ["u"] = "у", ["v"] = "в", ["z"] = "з", ["ž"] = "ж",
    };

    public static List<TaggedText> Expand(IReadOnlyList<TaggedText> texts, ulong seed)
    {
        var random = new SplitMix(seed);
        List<TaggedText> result = [.. texts];
        foreach (var group in texts.GroupBy(text => text.Language).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            string[] lines = [.. group.Select(text => text.Text)];
            if (group.Key == "bs") lines = [.. lines, .. lines.Where(IsLatin).Where((_, i) => i % 3 == 0).Select(ToCyrillic)];
            var split = lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0).ToArray();
            // Otherwise a language with little data would be taken for its neighbour with much.
            for (var i = lines.Length; i < FewLines; i++) result.Add(new TaggedText(group.Key, lines[i % lines.Length]));
            foreach (var text in Variants(lines, split, random)) result.Add(new TaggedText(group.Key, text));
        }

        return result;
    }

    private static IEnumerable<string> Variants(string[] lines, string[][] split, SplitMix random)
    {
        for (var i = 0; i < lines.Length; i += 4) yield return TextNormalizer.RemoveMarks(lines[i]);
        foreach (var words in split.Where((_, i) => i % 8 == 0))
        {
            var place = random.Next(words.Length + 1);
            yield return string.Join(' ', [.. words[..place], Places[random.Next(Places.Length)], .. words[place..]]);
        }

        for (var i = 0; i < SnippetsPerLanguage; i++)
        {
            var words = split[random.Next(split.Length)];
            var length = Math.Min(words.Length, 1 + random.Next(3));
            var start = random.Next(words.Length - length + 1);
            var snippet = string.Join(' ', words[start..(start + length)]);
            yield return i % 5 == 0 ? TextNormalizer.RemoveMarks(snippet) : snippet;
        }

        // Every word once, however rare: a list of the language's words.
        string[] distinct = [.. split.SelectMany(words => words).Select(word => word.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
        var order = random.Permutation(distinct.Length);
        foreach (var i in order.Take(WordsPerLanguage)) yield return distinct[i];
    }

    private static bool IsLatin(string text) => text.Any(char.IsAsciiLetter);

    private static string ToCyrillic(string text)
    {
        text = text.ToLowerInvariant();
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && CyrillicOfLatin.TryGetValue(text.Substring(i, 2), out var pair))
            {
                result.Append(pair);
                i++;
            }
            else
            {
                result.Append(CyrillicOfLatin.GetValueOrDefault(text[i].ToString()) ?? text[i].ToString());
            }
        }

        return result.ToString();
    }
}
