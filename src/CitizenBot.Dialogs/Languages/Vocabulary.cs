using System.Collections.Concurrent;
using System.Globalization;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Languages;

/// <summary>
/// The words that steer a dialog, from the texts <c>words.*</c> (comma-separated) of every language: yes, no, cancel and
/// the like mean the same in whatever language they come. Also the buttons, which must be understood exactly.
/// </summary>
public sealed class Vocabulary
{
    private static readonly char[] Trimmed = [' ', '.', ',', '!', '?', '؟', '،', '…', '\n'];
    private static readonly char[] Between = [.. Trimmed, '-'];
    private const int MostVersions = 32;
    private readonly ConcurrentDictionary<string, Index> _byVersion = new();

    /// <summary>Whether a text is one of the words and nothing else.</summary>
    /// <param name="assistant">Whose words.</param>
    /// <param name="id">The text's id without <c>words.</c>, such as <c>cancel</c>.</param>
    /// <param name="text">What was written.</param>
    public bool Is(Assistant assistant, string id, string text) => IndexOf(assistant).Words[id].Contains(Fold(text));

    /// <summary>Whether a text contains one of the words, which may have any ending.</summary>
    public bool Mentions(Assistant assistant, string id, string text)
    {
        // A word begins after a bracket or an asterisk too.
        var folded = $" {Fold(text)}";
        var bare = string.Concat(folded.Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        return IndexOf(assistant).Words[id].Any(word => folded.Contains($" {word}", StringComparison.Ordinal) || bare.Contains($" {word}", StringComparison.Ordinal));
    }

    /// <summary>Whether one of the words stands in a text, whole.</summary>
    public bool Contains(Assistant assistant, string id, string text)
    {
        var folded = $" {Fold(text)} ";
        return IndexOf(assistant).Words[id].Any(word => folded.Contains($" {word} ", StringComparison.Ordinal));
    }

    /// <summary>Whether a text begins with one of the words.</summary>
    public bool StartsWith(Assistant assistant, string id, string text)
    {
        var folded = $"{Fold(text)} ";
        return IndexOf(assistant).Words[id].Any(word => folded.StartsWith($"{word} ", StringComparison.Ordinal));
    }

    /// <summary>Whether every word of a text stands in one of the lists whose ids begin like this, in any language.</summary>
    public bool IsMadeOf(Assistant assistant, string prefix, string text)
    {
        var lists = IndexOf(assistant).Words.Where(list => list.Key.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return WordsOf(text) is { Length: > 0 } words
            && words.All(word => lists.Exists(list => list.Value.Any(phrase => $" {phrase} ".Contains($" {word} ", StringComparison.Ordinal))));
    }

    /// <summary>How many words a text has.</summary>
    public static int CountWords(string text) => WordsOf(text).Length;

    /// <summary>Whether a text is several words, most of which stand in examples of a wish for a person, in any language: "anna" is a Finn's "give".</summary>
    public bool IsMadeOfWishes(Assistant assistant, string text) =>
        WordsOf(text) is { Length: > 1 } words && words.Count(IndexOf(assistant).PersonExamples.Contains) * 2 > words.Length;

    /// <summary>Whether a text is exactly what a button says.</summary>
    public bool IsButton(Assistant assistant, string text) => ButtonIn(assistant, text) is not null || ServiceIn(assistant, text) is not null;

    /// <summary>The id of the button that says this text, in any language.</summary>
    public string? ButtonIn(Assistant assistant, string text) => IndexOf(assistant).Buttons.GetValueOrDefault(Fold(text));

    /// <summary>The service whose title is this text, in any language.</summary>
    public string? ServiceIn(Assistant assistant, string text) => IndexOf(assistant).Titles.GetValueOrDefault(Fold(text));

    /// <summary>The service that a button offers to book.</summary>
    public string? BookingIn(Assistant assistant, string text) => IndexOf(assistant).Bookings.GetValueOrDefault(Fold(text));

    /// <summary>The number that a word of a text says, from one; null when none does.</summary>
    public int? NumberIn(Assistant assistant, string text)
    {
        var words = Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var numbers = IndexOf(assistant).Numbers;
        return words.Where(numbers.ContainsKey).Select(word => (int?)numbers[word]).FirstOrDefault();
    }

    /// <summary>How many people a sentence says will come: "4 people", "we are four", "for two" at its end; null when it does not say.</summary>
    public int? PeopleIn(Assistant assistant, string text)
    {
        var index = IndexOf(assistant);
        var words = WordsOf(text);
        int? Number(int at) => at < 0 || at >= words.Length ? null
            : index.Numbers.TryGetValue(words[at], out var said) ? said
            : int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out var figures) ? figures : null;
        for (var at = 0; at < words.Length; at++)
        {
            if (index.Words["people"].Contains(words[at]) && Number(at - 1) is { } before)
            {
                return before;
            }
        }

        // "For two" may be the beginning of "for two weeks": only where the sentence ends with it.
        return words.Length > 1 && Number(words.Length - 1) is { } last
            && index.Words["people_before"].Any(word => $" {string.Join(' ', words[..^1])}".EndsWith($" {word}", StringComparison.Ordinal)) ? last : null;
    }

    /// <summary>The language that a message asks for and for nothing else: "in English please".</summary>
    public string? SwitchIn(Assistant assistant, string text) => IndexOf(assistant).Switches.GetValueOrDefault(Fold(text));

    private static string[] WordsOf(string text) => Fold(text).Split(Between, StringSplitOptions.RemoveEmptyEntries);

    private static string Fold(string text) => PlainText.Fold(text).Trim(Trimmed);

    private Index IndexOf(Assistant assistant)
    {
        if (_byVersion.Count > MostVersions)
        {
            // Content that was changed many times while the program ran.
            _byVersion.Clear();
        }

        return _byVersion.GetOrAdd(assistant.Id + assistant.ContentVersion, _ => new Index(assistant));
    }

    private sealed class Index
    {
        public Index(Assistant assistant)
        {
            PersonExamples = [.. assistant.Examples.Where(example => example.Intent == Intents.Human).SelectMany(example => WordsOf(example.Text))];
            foreach (var language in assistant.Texts.Languages)
            {
                foreach (var (id, words) in assistant.Texts.WithPrefix(language, "words."))
                {
                    var folded = words.Split(',').Select(Fold).Where(w => w.Length > 0).ToList();
                    if (id == "words.numbers")
                    {
                        foreach (var (word, value) in folded.Select((word, index) => (word, index + 1)))
                        {
                            Numbers.TryAdd(word, value);
                        }
                    }

                    if (id == "words.switch")
                    {
                        folded.ForEach(w => Switches.TryAdd(w, language));
                    }

                    var name = id["words.".Length..];
                    (Words.TryGetValue(name, out var set) ? set : Words[name] = []).UnionWith(folded);
                }

                foreach (var (id, button) in assistant.Texts.WithPrefix(language, "button."))
                {
                    Buttons.TryAdd(Fold(button), id);
                }

                foreach (var service in assistant.Services.Values)
                {
                    Titles.TryAdd(Fold(service.ArticleIn(language).Title), service.Id);
                    if (service.Booking is not null)
                    {
                        Bookings.TryAdd(Fold(assistant.Texts.Get(language, "booking.start", ("service", service.ArticleIn(language).Title))), service.Id);
                    }
                }
            }
        }

        public HashSet<string> PersonExamples { get; }
        public Dictionary<string, HashSet<string>> Words { get; } = [];
        public Dictionary<string, string> Switches { get; } = [];
        public Dictionary<string, int> Numbers { get; } = [];
        public Dictionary<string, string> Buttons { get; } = [];
        public Dictionary<string, string> Titles { get; } = [];
        public Dictionary<string, string> Bookings { get; } = [];
    }
}
