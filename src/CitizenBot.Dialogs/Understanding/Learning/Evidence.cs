namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>What the calibrated models' scores of one message say about how much to trust them.</summary>
internal readonly record struct Evidence
{
    /// <summary>The class with the highest probability.</summary>
    public int Top { get; private init; }

    /// <summary>Its probability, above 0 to 1.</summary>
    public float Probability { get; private init; }

    /// <summary>How far the second is behind.</summary>
    public float Margin { get; private init; }

    /// <summary>Of all probabilities, in nats.</summary>
    public double Entropy { get; private init; }

    /// <summary>The logarithm of the sum that the exponentiated scores were divided by.</summary>
    public float LogSum { get; private init; }

    /// <summary>The share of the text that was seen in training, 0 to 1.</summary>
    public float KnownShare { get; private init; }

    /// <summary>The text's length in words.</summary>
    public int WordCount { get; private init; }

    /// <summary>The language's number, or -1.</summary>
    public int Language { get; private init; }

    /// <summary>Reads the evidence.</summary>
    /// <param name="scores">The models' scores together; they become probabilities.</param>
    /// <param name="knownShare">The share of the text that was seen in training.</param>
    /// <param name="wordCount">The text's length in words.</param>
    /// <param name="language">The language's number, or -1.</param>
    public static Evidence Of(Span<float> scores, float knownShare, int wordCount, int language)
    {
        var logSum = Softmax.InPlace(scores);
        var top = 0;
        for (var k = 1; k < scores.Length; k++)
        {
            if (scores[k] > scores[top]) top = k;
        }

        var second = 0f;
        var entropy = 0d;
        for (var k = 0; k < scores.Length; k++)
        {
            if (k != top) second = MathF.Max(second, scores[k]);
            if (scores[k] > 0) entropy -= scores[k] * Math.Log(scores[k]);
        }

        return new Evidence
        {
            Top = top,
            Probability = scores[top],
            Margin = scores[top] - second,
            Entropy = entropy,
            LogSum = logSum,
            KnownShare = knownShare,
            WordCount = wordCount,
            Language = language,
        };
    }
}
