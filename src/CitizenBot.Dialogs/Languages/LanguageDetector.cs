using System.Text;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Understanding.Learning;

namespace CitizenBot.Dialogs.Languages;

/// <summary>
/// Detects 32 languages with a model that is part of the program. Safe to use from several threads; loading
/// takes about a tenth of a second, so keep one.
/// </summary>
public sealed class LanguageDetector : ILanguageDetector
{
    /// <summary>Below this the best guess is no better than the second: better to say so.</summary>
    private const double LeastConfidence = 0.3;

    private const string Resource = "CitizenBot.Dialogs.Languages.languages.bin";

    private const int MaximumLength = 1000;

    private const string Chinese = "zh-Hans";

    [ThreadStatic]
    private static LanguageGrams? _grams;

    private readonly LanguageModel _model;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private LanguageDetector(LanguageModel model)
    {
        _model = model;
        for (var k = 0; k < model.Languages.Count; k++) _numbers.Add(model.Languages[k], k);
    }

    /// <summary>The languages it can tell apart, as BCP 47 tags.</summary>
    public IReadOnlyList<string> Languages => _model.Languages;

    /// <summary>Loads the model that is part of the program.</summary>
    public static LanguageDetector Load()
    {
        var stream = typeof(LanguageDetector).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        return Load(stream);
    }

    /// <inheritdoc />
    public LanguageGuess Detect(string text, IReadOnlyCollection<string>? among = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var grams = _grams ??= new LanguageGrams();
        grams.Read(Compose(text));

        // The characters alone decide this one, and single words have few of them.
        if (grams.IsChineseScript && (among is null || among.Any(tag => Spoken(tag) == Chinese)))
            return new LanguageGuess(Chinese, 0.99);

        Span<float> row = stackalloc float[_model.Stride];
        if (_model.Score(grams.Hashes, row) == 0) return LanguageGuess.Undetermined;
        var scores = row[.._model.Languages.Count];
        if (among is not null) Exclude(scores, among);

        Softmax.InPlace(scores);
        var best = 0;
        for (var k = 1; k < scores.Length; k++)
        {
            if (scores[k] > scores[best]) best = k;
        }

        // When every language was excluded, the scores are not numbers, and so not large enough.
        return scores[best] >= LeastConfidence ? new LanguageGuess(_model.Languages[best], scores[best]) : LanguageGuess.Undetermined;
    }

    internal static LanguageDetector Load(Stream stream)
    {
        using (stream) return new LanguageDetector(LanguageModel.Load(stream));
    }

    /// <summary>The text's start with letters and their accents as one character. No letter beyond the first plane matters here.</summary>
    private static string Compose(string text)
    {
        text = VisibleText.Of(text, MaximumLength);
        if (Ascii.IsValid(text)) return text;
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) text = string.Concat(text.Select(c => char.IsSurrogate(c) ? ' ' : c));
        return text.Normalize(NormalizationForm.FormC);
    }

    private void Exclude(Span<float> scores, IReadOnlyCollection<string> among)
    {
        Span<bool> wanted = stackalloc bool[scores.Length];
        foreach (var tag in among)
        {
            if (_numbers.TryGetValue(Spoken(tag), out var k)) wanted[k] = true;
        }

        for (var k = 0; k < scores.Length; k++)
        {
            if (!wanted[k]) scores[k] = float.NegativeInfinity;
        }
    }

    private static string Spoken(string tag) => LanguageTags.Written(LanguageTags.Normalize(tag));
}
