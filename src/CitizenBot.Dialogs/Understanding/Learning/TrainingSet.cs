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
    private readonly List<int> _originals = [];
    private readonly List<CountedText> _gibberish = [];

    private TrainingSet(string[] intents) => Intents = intents;

    /// <summary>The intents' names; labels are indexes into them.</summary>
    public IReadOnlyList<string> Intents { get; }

    public Vocabulary Vocabulary { get; } = new();

    public IReadOnlyList<CountedText> Texts => _texts;

    public IReadOnlyList<int> Labels => _labels;

    /// <summary>How much each text counts.</summary>
    public IReadOnlyList<float> Weights => _weights;

    /// <summary>For each text the index of the example it is, or is a copy of.</summary>
    public IReadOnlyList<int> Originals => _originals;

    /// <summary>Some of the examples with their letters backwards: what no intent should answer to.</summary>
    public IReadOnlyList<CountedText> Gibberish => _gibberish;

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
            if (!set.Add(grams, normalized, labels[example.Intent], example.Weight, original)) continue;
            if (original % GibberishEvery == 0) set.AddGibberish(grams, normalized);
            if (!withoutMarks) continue;
            var bare = TextNormalizer.RemoveMarks(normalized);
            if (!string.Equals(bare, normalized, StringComparison.Ordinal)) set.Add(grams, bare, labels[example.Intent], example.Weight, original);
        }

        return set;
    }

    /// <summary>Whether a text is an example as it was given.</summary>
    public bool IsOriginal(int text) => _originals[text] == text;

    /// <summary>Whether a text is a question as it was given: what is only about the same thing is learnt but never asked.</summary>
    public bool IsQuestion(int text) => IsOriginal(text) && _weights[text] >= 1;

    private bool Add(NGrams grams, string normalized, int label, float weight, int original)
    {
        grams.Read(normalized);
        if (grams.IsEmpty) return false;
        _texts.Add(CountedText.Count(grams, Vocabulary.Add));
        _labels.Add(label);
        _weights.Add(weight);
        _originals.Add(original);
        return true;
    }

    private void AddGibberish(NGrams grams, string normalized)
    {
        var letters = normalized.ToCharArray();
        Array.Reverse(letters);
        grams.Read(new string(letters));
        _gibberish.Add(CountedText.Count(grams, Vocabulary.Add));
    }
}
