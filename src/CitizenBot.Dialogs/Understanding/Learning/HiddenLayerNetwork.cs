using CitizenBot.Dialogs.Understanding.Features;

namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>
/// A network with one layer of rectified units between features and classes. Features that appear with the same
/// neighbours and classes share units, so it guesses better than a linear model where examples are few.
/// </summary>
internal sealed class HiddenLayerNetwork(ClassWeights input, float[] inputBias, ClassWeights output, float[] outputBias)
{
    public const int Units = 64;

    private const float LearningRate = 0.09f;
    private const float LastRate = 0.1f;
    private const float KeptUnits = 0.7f;
    private const float Smoothing = 0.05f;
    private const float Tiny = 1e-6f;

    /// <summary>What each feature adds to each unit.</summary>
    public ClassWeights Input => input;

    /// <summary>One that has nothing to say: every score is 0.</summary>
    public static HiddenLayerNetwork Silent(int features, int classes) =>
        new(new ClassWeights(features, Units), new float[Units], new ClassWeights(Units, classes), new float[ClassWeights.Padded(classes)]);

    /// <summary>Learns with half of the features and a third of the units left out at a time, and labels not quite certain.</summary>
    public static HiddenLayerNetwork Train(LearningRows rows, int features, int classes, int epochs, ulong seed)
    {
        var random = new SplitMix(seed);
        var network = new HiddenLayerNetwork(
            Start(features, Units, 0.1f, random), new float[Units], Start(Units, classes, 0.15f, random), new float[ClassWeights.Padded(classes)]);
        var step = new Step(network, features, random);
        var order = random.Permutation(rows.Count);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            var rate = LearningRate * (1 - ((1 - LastRate) * epoch / epochs));
            foreach (var row in order) step.Learn(rows.Matrix[row], rows.Labels[row], rows.Weights[row], rate);
        }

        return network;
    }

    /// <summary>The same network for <see cref="AddScores"/> alone, without what the features add to the units.</summary>
    public HiddenLayerNetwork WithoutInput() => new(new ClassWeights(0, Units), inputBias, output, outputBias);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static HiddenLayerNetwork Read(BinaryReader reader) =>
        new(ClassWeights.Read(reader), reader.ReadArray<float>(), ClassWeights.Read(reader), reader.ReadArray<float>());

    public void Write(BinaryWriter writer)
    {
        input.Write(writer);
        writer.WriteArray<float>(inputBias);
        output.Write(writer);
        writer.WriteArray<float>(outputBias);
    }

    /// <summary>Scores a text for each class; <paramref name="scores"/> is as long as a row of classes.</summary>
    public void Score(SparseRow row, Span<float> scores)
    {
        Span<float> units = stackalloc float[Units];
        inputBias.CopyTo(units);
        for (var i = 0; i < row.Features.Length; i++) ClassWeights.AddScaled(units, input[row.Features[i]], row.Values[i]);
        outputBias.CopyTo(scores);
        AddUnits(units, 1, scores);
    }

    /// <summary>The same for units that were summed elsewhere, without their bias, multiplied by a factor and added.</summary>
    public void AddScores(Span<float> units, float factor, Span<float> scores)
    {
        ClassWeights.AddScaled(units, inputBias, 1);
        ClassWeights.AddScaled(scores[..outputBias.Length], outputBias, factor);
        AddUnits(units, factor, scores[..outputBias.Length]);
    }

    private void AddUnits(ReadOnlySpan<float> units, float factor, Span<float> scores)
    {
        for (var unit = 0; unit < Units; unit++)
        {
            if (units[unit] > 0) ClassWeights.AddScaled(scores, output[unit], units[unit] * factor);
        }
    }

    private static ClassWeights Start(int rows, int columns, float spread, SplitMix random)
    {
        var weights = new ClassWeights(rows, columns);
        for (var row = 0; row < rows; row++)
        {
            var values = weights[row][..columns];
            for (var i = 0; i < columns; i++) values[i] = (random.Next(1 << 24) / (float)(1 << 23) - 1) * spread;
        }

        return weights;
    }

    /// <summary>One example at a time, forwards and back; each row of weights has a step size of its own (AdaGrad).</summary>
    private sealed class Step(HiddenLayerNetwork network, int features, SplitMix random)
    {
        private readonly ClassWeights _input = network.Input;
        private readonly FeatureDropout _dropout = new();
        private readonly float[] _units = new float[Units];
        private readonly float[] _unitErrors = new float[Units];
        private readonly float[] _errors = new float[ClassWeights.Padded(network.Classes)];
        private readonly float[] _inputHistory = new float[features];
        private readonly float[] _outputHistory = new float[Units];
        private float _inputBiasHistory;
        private float _outputBiasHistory;

        public void Learn(SparseRow text, int label, float weight, float rate)
        {
            var kept = _dropout.Keep(text.Features.Length, random);
            Forwards(text, kept);
            Errors(label, weight);
            OutputStep(rate);

            var size = ClassWeights.Dot(_unitErrors, _unitErrors);
            if (size < 1e-8f) return;
            _inputBiasHistory += size;
            ClassWeights.AddScaled(network.InputBias, _unitErrors, -rate / MathF.Sqrt(_inputBiasHistory + Tiny));
            foreach (var i in kept)
            {
                var feature = text.Features[i];
                var value = FeatureDropout.Scale * text.Values[i];
                _inputHistory[feature] += value * value * size;
                ClassWeights.AddScaled(_input[feature], _unitErrors, -rate * value / MathF.Sqrt(_inputHistory[feature] + Tiny));
            }
        }

        private void Forwards(SparseRow text, List<int> kept)
        {
            network.InputBias.CopyTo(_units.AsSpan());
            foreach (var i in kept) ClassWeights.AddScaled(_units, _input[text.Features[i]], FeatureDropout.Scale * text.Values[i]);
            for (var unit = 0; unit < Units; unit++)
                _units[unit] = _units[unit] > 0 && random.Next(1000) < KeptUnits * 1000 ? _units[unit] / KeptUnits : 0;
        }

        private void Errors(int label, float weight)
        {
            network.OutputBias.CopyTo(_errors.AsSpan());
            network.AddUnits(_units, 1, _errors);
            var classes = _errors.AsSpan(0, network.Classes);
            Softmax.InPlace(classes);
            foreach (ref var error in classes) error -= Smoothing / classes.Length;
            classes[label] -= 1 - Smoothing;
            foreach (ref var error in classes) error *= weight;
            _errors.AsSpan(classes.Length).Clear();
        }

        private void OutputStep(float rate)
        {
            var size = ClassWeights.Dot(_errors, _errors);
            for (var unit = 0; unit < Units; unit++)
            {
                _unitErrors[unit] = 0;
                if (_units[unit] == 0) continue;
                var row = network.Output[unit];
                _unitErrors[unit] = ClassWeights.Dot(_errors, row) / KeptUnits;
                _outputHistory[unit] += _units[unit] * _units[unit] * size;
                ClassWeights.AddScaled(row, _errors, -rate * _units[unit] / MathF.Sqrt(_outputHistory[unit] + Tiny));
            }

            _outputBiasHistory += size;
            ClassWeights.AddScaled(network.OutputBias, _errors, -rate / MathF.Sqrt(_outputBiasHistory + Tiny));
        }
    }

    private int Classes => output.Classes;

    private Span<float> InputBias => inputBias;

    private Span<float> OutputBias => outputBias;

    private ClassWeights Output => output;
}
