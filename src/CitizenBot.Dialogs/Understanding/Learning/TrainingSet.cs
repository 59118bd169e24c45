using CitizenBot.Dialogs.Understanding.Features;

namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>
/// Training examples as counted features. A copy without accents and dots follows an example that has any, and
/// stays on its side of every split.
/// </summary>
internal sealed class TrainingSet
{
    private const int GibberishEvery = 8;

    private readonly List<CountedText> _texts = [];
    private readonly List<int> _labels = [];
    private readonly List<float> _weights = [];
    private readonly List<int> _textLanguages = [];
    private readonly List<string> _languages = [];
    private readonly List<int> _originals = [];
    private readonly List<(CountedText, int)> _gibberish = [];

    private TrainingSet(string[] intents) => Intents = intents;

    /// <summary>The intents' names; labels are indexes into them.</summary>
    public IReadOnlyList<string> Intents { get; }

    public Vocabulary Vocabulary { get; } = new();

    public IReadOnlyList<CountedText> Texts => _texts;

    public IReadOnlyList<int> Labels => _labels;

    /// <summary>How much each text counts.</summary>
    public IReadOnlyList<float> Weights => _weights;

    /// <summary>The tags of the languages in the order of their first text.</summary>
    public IReadOnlyList<string> Languages => _languages;

    /// <summary>For each text the index of its language.</summary>
    public IReadOnlyList<int> TextLanguages => _textLanguages;

    /// <summary>For each text the index of the example it is, or is a copy of.</summary>
    public IReadOnlyList<int> Originals => _originals;

    /// <summary>Some of the examples with their letters backwards, each with the index of its language: what no intent should answer to.</summary>
    public IReadOnlyList<(CountedText Text, int Language)> Gibberish => _gibberish;

    public static TrainingSet From(IReadOnlyList<TrainingExample> examples, bool withoutMarks)
    {
        string[] intents = [.. examples.Select(example => example.Intent).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var labels = intents.Select((intent, label) => (intent, label)).ToDictionary(pair => pair.intent, pair => pair.label, StringComparer.Ordinal);
        var set = new TrainingSet(intents);
        var grams = new NGrams();
        foreach (var example in examples)
        {
            var normalized = TextNormalizer.Normalize(example.Text);
            var original = set._texts.Count;
            if (!set.Add(grams, normalized, example, labels[example.Intent], original)) continue;
            if (original % GibberishEvery == 0) set.AddGibberish(grams, normalized, set._textLanguages[original]);
            if (!withoutMarks) continue;
            var bare = TextNormalizer.RemoveMarks(normalized);
            if (!string.Equals(bare, normalized, StringComparison.Ordinal)) set.Add(grams, bare, example, labels[example.Intent], original);
        }

        return set;
    }

    /// <summary>Whether a text is an example as it was given.</summary>
    public bool IsOriginal(int text) => _originals[text] == text;

    /// <summary>Whether a text is a question as it was given: what is only about the same thing is learnt but never asked.</summary>
    public bool IsQuestion(int text) => IsOriginal(text) && _weights[text] >= 1;

    private bool Add(NGrams grams, string normalized, TrainingExample example, int label, int original)
    {
        grams.Read(normalized);
        if (grams.IsEmpty) return false;
        _texts.Add(CountedText.Count(grams, Vocabulary.Add));
        _labels.Add(label);
        _weights.Add(example.Weight);
        if (!_languages.Contains(example.Language)) _languages.Add(example.Language);
        _textLanguages.Add(_languages.IndexOf(example.Language));
        _originals.Add(original);
        return true;
    }

    private void AddGibberish(NGrams grams, string normalized, int language)
    {
        var letters = normalized.ToCharArray();
        Array.Reverse(letters);
        grams.Read(new string(letters));
        _gibberish.Add((CountedText.Count(grams, Vocabulary.Add), language));
    }
}
