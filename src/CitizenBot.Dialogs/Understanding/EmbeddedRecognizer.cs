using System.Text;
using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Understanding.Features;
using CitizenBot.Dialogs.Understanding.Learning;

namespace CitizenBot.Dialogs.Understanding;

/// <summary>
/// Recognizes intents inside the process: two linear models in one and a small network, over words and character
/// runs, for all of an assistant's languages together. Safe to use from several threads.
/// </summary>
public sealed class EmbeddedRecognizer : IRecognizer
{
    [ThreadStatic]
    private static NGrams? _grams;

    private readonly string[] _intents;
    private readonly string[] _languages;
    private readonly Features.Vocabulary _vocabulary;
    private readonly Func<ulong, int> _find;
    private readonly FeatureSpace _space;
    private readonly QuantizedWeights _weights;
    private readonly QuantizedWeights _units;
    private readonly HiddenLayerNetwork _network;
    private readonly float _networkFactor;
    private readonly ConfidenceGate _gate;

    private EmbeddedRecognizer(TrainingSet set, Ensemble ensemble, Calibration calibration)
    {
        _intents = [.. set.Intents];
        _languages = [.. set.Languages];
        _vocabulary = set.Vocabulary.Renumber(ensemble.Space.Columns);
        _find = _vocabulary.Find;
        _space = ensemble.Space.Compact();
        _weights = QuantizedWeights.Sum(ensemble.Svm, calibration.SvmFactor, ensemble.Regression, calibration.RegressionFactor);
        _units = QuantizedWeights.Of(ensemble.Network.Input);
        _network = ensemble.Network.WithoutInput();
        _networkFactor = calibration.NetworkFactor;
        _gate = calibration.Gate;
    }

    private EmbeddedRecognizer(BinaryReader reader)
    {
        _intents = reader.ReadNames();
        _languages = reader.ReadNames();
        _vocabulary = Features.Vocabulary.Read(reader);
        _find = _vocabulary.Find;
        _space = FeatureSpace.Read(reader);
        _weights = QuantizedWeights.Read(reader);
        _units = QuantizedWeights.Read(reader);
        _network = HiddenLayerNetwork.Read(reader);
        _networkFactor = reader.ReadSingle();
        _gate = ConfidenceGate.Read(reader);
    }

    /// <summary>The intents it can tell apart, in ordinal order.</summary>
    public IReadOnlyList<string> Intents => _intents;

    /// <summary>
    /// Trains a recognizer on all processors; about four seconds for 4,000 examples on two cores. With fewer than four intents
    /// there is nothing to rehearse with, and the scores are only roughly probabilities.
    /// </summary>
    /// <param name="examples">What it learns from.</param>
    /// <param name="options">How it learns; null for the defaults.</param>
    /// <param name="progress">Told the share that is learnt, 0 to 1, from several threads.</param>
    /// <exception cref="ArgumentException">The examples have fewer than two intents with something to read.</exception>
    public static EmbeddedRecognizer Train(
        IReadOnlyList<TrainingExample> examples, EmbeddedRecognizerOptions? options = null, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(examples);
        options ??= new EmbeddedRecognizerOptions();
        var set = TrainingSet.From(examples, options.WithoutMarks);
        if (set.Labels.Distinct().Count() < 2)
            throw new ArgumentException("A recognizer needs examples of at least two intents.", nameof(examples));

        var parts = 0;
        void Done(int rounds) => progress?.Report(Interlocked.Increment(ref parts) / (rounds + 1d));

        Ensemble? ensemble = null;
        var calibration = Calibration.Assumed;
        Parallel.Invoke(
            () =>
            {
                ensemble = Ensemble.Train(set, Enumerable.Range(0, set.Texts.Count).ToArray(), [.. set.Labels], set.Intents.Count, options, options.Seed);
                Done(options.Folds);
            },
            () =>
            {
                if (set.Intents.Count >= Rehearsal.MinimumIntents)
                    calibration = Calibration.Fit(Rehearsal.Run(set, options, Done), set.Languages.Count, options.OutOfScopeShare);
            });
        return new EmbeddedRecognizer(set, ensemble!, calibration);
    }

    /// <summary>Reads what <see cref="Write"/> wrote. It recognizes exactly as the one that was written.</summary>
    /// <exception cref="InvalidDataException">The stream holds something else.</exception>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static EmbeddedRecognizer Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        return new EmbeddedRecognizer(reader);
    }

    /// <summary>Writes all that was learnt, for this build of the program to read again.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.WriteNames(_intents);
        writer.WriteNames(_languages);
        _vocabulary.Write(writer);
        _space.Write(writer);
        _weights.Write(writer);
        _units.Write(writer);
        _network.Write(writer);
        writer.Write(_networkFactor);
        _gate.Write(writer);
    }

    /// <inheritdoc />
    public ValueTask<RecognizerResult> RecognizeAsync(Utterance utterance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<RecognizerResult>(cancellationToken)
            : ValueTask.FromResult(Recognize(utterance.Text, utterance.Language));
    }

    private RecognizerResult Recognize(string text, string language)
    {
        var result = new RecognizerResult { Text = text };
        var grams = _grams ??= new NGrams();
        grams.Read(TextNormalizer.Normalize(text));
        if (grams.IsEmpty) return result;

        var counted = CountedText.Count(grams, _find);
        Span<float> row = stackalloc float[_weights.Stride];
        Score(counted, row);
        var probabilities = row[.._intents.Length];
        var evidence = Evidence.Of(probabilities, _space.KnownShare(counted), counted.WordCount, Array.IndexOf(_languages, language));
        var confidence = _gate.Probability(evidence);
        var top = evidence.Top;

        // The others keep their proportions, stay below the top, and the sum stays at most 1.
        double best = probabilities[top];
        var share = best < 1 ? Math.Min(confidence / best, (1 - confidence) / (1 - best)) : 0;
        for (var k = 0; k < probabilities.Length; k++)
            result.Intents[_intents[k]] = new IntentScore { Score = k == top ? confidence : probabilities[k] * share };
        return result;
    }

    private void Score(CountedText text, Span<float> scores)
    {
        List<int> columns = new(text.Features.Length);
        List<float> values = new(text.Features.Length);
        _space.Vector(text, columns, values);
        Span<float> units = stackalloc float[HiddenLayerNetwork.Units];
        units.Clear();
        scores.Clear();
        for (var i = 0; i < columns.Count; i++)
        {
            _weights.Add(columns[i], values[i], scores);
            _units.Add(columns[i], values[i], units);
        }

        _network.AddScores(units, _networkFactor, scores);
    }
}
