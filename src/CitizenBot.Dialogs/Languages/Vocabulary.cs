using System.Collections.Concurrent;
using System.Globalization;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Languages;

/// <summary>
/// The words that steer a dialog, from the texts <c>words.*</c> (comma-separated): yes, no, cancel and the like. People mix
/// languages, so those of the conversation's language count, and Swedish and English ones beside them; of other languages
/// a word that means nothing else in these. Also the buttons, which must be understood exactly.
/// </summary>
public sealed class Vocabulary
{
    private static readonly char[] Trimmed = [' ', '.', ',', '!', '?', '؟', '،', '…', '\n'];
    private static readonly char[] Between = [.. Trimmed, '-'];
    private const int MostVersions = 32;
    private readonly ConcurrentDictionary<string, Index> _byVersion = new();

    /// <summary>Whether a text is one of the words and nothing else.</summary>
    /// <param name="context">Whose conversation, and in which language.</param>
    /// <param name="id">The text's id without <c>words.</c>, such as <c>cancel</c>.</param>
    /// <param name="text">What was written.</param>
    public bool Is(ITurnContext context, string id, string text) => IndexOf(context.Assistant()).Is(context.Language(), id, Fold(text));

    /// <summary>Whether a text contains one of the words, which may have any ending.</summary>
    public bool Mentions(ITurnContext context, string id, string text)
    {
        // A word begins after a bracket or an asterisk too.
        var folded = $" {Fold(text)}";
        var bare = string.Concat(folded.Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        return WordsOf(context)[id].Any(word => folded.Contains($" {word}", StringComparison.Ordinal) || bare.Contains($" {word}", StringComparison.Ordinal));
    }

    /// <summary>Whether one of the words stands in a text, whole.</summary>
    public bool Contains(ITurnContext context, string id, string text)
    {
        var folded = $" {Fold(text)} ";
        return WordsOf(context)[id].Any(word => folded.Contains($" {word} ", StringComparison.Ordinal));
    }

    /// <summary>Whether a text begins with one of the words.</summary>
    public bool StartsWith(ITurnContext context, string id, string text)
    {
        var folded = $"{Fold(text)} ";
        return WordsOf(context)[id].Any(word => folded.StartsWith($"{word} ", StringComparison.Ordinal));
    }

    /// <summary>Whether every word of a text stands in one of the lists whose ids begin like this.</summary>
    public bool IsMadeOf(ITurnContext context, string prefix, string text)
    {
        var lists = WordsOf(context).Where(list => list.Key.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return WordsOf(text) is { Length: > 0 } words
            && words.All(word => lists.Exists(list => list.Value.Any(phrase => $" {phrase} ".Contains($" {word} ", StringComparison.Ordinal))));
    }

    /// <summary>How many words a text has.</summary>
    public static int CountWords(string text) => WordsOf(text).Length;

    /// <summary>Whether a text is several words, most of which stand in examples of a wish for a person: "anna" is a Finn's "give".</summary>
    public bool IsMadeOfWishes(ITurnContext context, string text) =>
        WordsOf(text) is { Length: > 1 } words && words.Count(IndexOf(context.Assistant()).Spoken(context.Language()).PersonExamples.Contains) * 2 > words.Length;

    /// <summary>Whether a text is exactly what a button says.</summary>
    public bool IsButton(Assistant assistant, string text) => ButtonIn(assistant, text) is not null || ServiceIn(assistant, text) is not null || FormIn(assistant, text) is not null;

    /// <summary>The id of the button that says this text, in any language.</summary>
    public string? ButtonIn(Assistant assistant, string text) => IndexOf(assistant).Buttons.GetValueOrDefault(Fold(text));

    /// <summary>The service whose title is this text, in any language.</summary>
    public string? ServiceIn(Assistant assistant, string text) => IndexOf(assistant).Titles.GetValueOrDefault(Fold(text));

    /// <summary>The service that a button offers to book.</summary>
    public string? BookingIn(Assistant assistant, string text) => IndexOf(assistant).Bookings.GetValueOrDefault(Fold(text));

    /// <summary>The service whose form a button offers to fill in.</summary>
    public string? FormIn(Assistant assistant, string text) => IndexOf(assistant).Forms.GetValueOrDefault(Fold(text));

    /// <summary>The number that a word of a text says, from one; null when none does.</summary>
    public int? NumberIn(ITurnContext context, string text)
    {
        var words = Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var numbers = IndexOf(context.Assistant()).Spoken(context.Language()).Numbers;
        return words.Where(numbers.ContainsKey).Select(word => (int?)numbers[word]).FirstOrDefault();
    }

    /// <summary>How many people a sentence says will come: "4 people", "we are four", "for two" at its end; null when it does not say.</summary>
    public int? PeopleIn(ITurnContext context, string text)
    {
        var spoken = IndexOf(context.Assistant()).Spoken(context.Language());
        var words = WordsOf(text);
        int? Number(int at) => at < 0 || at >= words.Length ? null
            : spoken.Numbers.TryGetValue(words[at], out var said) ? said
            : int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out var figures) ? figures : null;
        for (var at = 0; at < words.Length; at++)
        {
            if (spoken.Words["people"].Contains(words[at]) && Number(at - 1) is { } before)
            {
                return before;
            }
        }

        // "For two" may be the beginning of "for two weeks": only where the sentence ends with it.
        return words.Length > 1 && Number(words.Length - 1) is { } last
            && spoken.Words["people_before"].Any(word => $" {string.Join(' ', words[..^1])}".EndsWith($" {word}", StringComparison.Ordinal)) ? last : null;
    }

    /// <summary>The language that a message asks for and for nothing else: "in English please".</summary>
    public string? SwitchIn(Assistant assistant, string text) => IndexOf(assistant).Switches.GetValueOrDefault(Fold(text));

    private Dictionary<string, HashSet<string>> WordsOf(ITurnContext context) => IndexOf(context.Assistant()).Spoken(context.Language()).Words;

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
        private readonly Dictionary<string, SteeringWords> _own;
        private readonly Dictionary<string, SteeringWords> _spoken;

        public Index(Assistant assistant)
        {
            _own = assistant.Texts.Languages.ToDictionary(language => language, language => new SteeringWords(assistant, [language]));
            _spoken = assistant.Texts.Languages.ToDictionary(language => language, language => new SteeringWords(assistant, [.. SpokenWith(language, assistant)]));
            foreach (var language in assistant.Texts.Languages)
            {
                foreach (var word in _own[language].Words["switch"])
                {
                    Switches.TryAdd(word, language);
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

                    if (service.Form is { } form)
                    {
                        Forms.TryAdd(Fold(assistant.Texts.Get(language, "form.start", ("form", form.Title.In(language)))), service.Id);
                    }
                }
            }
        }

        public Dictionary<string, string> Switches { get; } = [];
        public Dictionary<string, string> Buttons { get; } = [];
        public Dictionary<string, string> Titles { get; } = [];
        public Dictionary<string, string> Bookings { get; } = [];
        public Dictionary<string, string> Forms { get; } = [];

        /// <summary>The words of a language, of Swedish and of English, together.</summary>
        public SteeringWords Spoken(string language) => _spoken.TryGetValue(language, out var spoken) ? spoken : _spoken["sv"];

        /// <summary>What a word means: in the conversation's language if it is one of its words, else in Swedish and English, else in any.</summary>
        public bool Is(string language, string id, string word)
        {
            foreach (var known in new[] { _own.GetValueOrDefault(language), Spoken(language) }.OfType<SteeringWords>())
            {
                if (known.Words[id].Contains(word)) return true;
                if (known.Words.Values.Any(list => list.Contains(word))) return false;
            }

            return _own.Values.Any(other => other.Words[id].Contains(word));
        }

        private static IEnumerable<string> SpokenWith(string language, Assistant assistant) =>
            new[] { language, "sv", "en" }.Distinct().Intersect(assistant.Texts.Languages);
    }

    /// <summary>The word lists of some languages together; the first comes first where they disagree about a number.</summary>
    private sealed class SteeringWords
    {
        public SteeringWords(Assistant assistant, IReadOnlyList<string> languages)
        {
            PersonExamples = [.. assistant.Examples.Where(example => example.Intent == Intents.Human && languages.Contains(example.Language)).SelectMany(example => WordsOf(example.Text))];
            foreach (var (id, words) in languages.SelectMany(language => assistant.Texts.WithPrefix(language, "words.")))
            {
                var folded = words.Split(',').Select(Fold).Where(w => w.Length > 0).ToList();
                if (id == "words.numbers")
                {
                    foreach (var (word, value) in folded.Select((word, index) => (word, index + 1)))
                    {
                        Numbers.TryAdd(word, value);
                    }
                }

                var name = id["words.".Length..];
                (Words.TryGetValue(name, out var set) ? set : Words[name] = []).UnionWith(folded);
            }
        }

        public HashSet<string> PersonExamples { get; }
        public Dictionary<string, HashSet<string>> Words { get; } = [];
        public Dictionary<string, int> Numbers { get; } = [];
    }
}
