namespace CitizenBot.Dialogs.Understanding;

/// <summary>How the embedded recognizer is trained. The defaults were chosen on CLINC150's validation split.</summary>
public sealed record EmbeddedRecognizerOptions
{
    /// <summary>The same seed and examples give the same recognizer.</summary>
    public ulong Seed { get; init; } = 20261122;

    /// <summary>In how many rounds a part of the intents and examples is left out to learn what confidence is worth; 2 to 10.</summary>
    public int Folds { get; init; } = 3;

    /// <summary>The share of messages expected to be about something else altogether, 0 to 1: the prior of the scores.</summary>
    public double OutOfScopeShare { get; init; } = 0.2;

    /// <summary>How many examples a feature must occur in to be kept.</summary>
    public int MinimumOccurrences { get; init; } = 1;

    /// <summary>How dearly the support vector machine pays for an example on the wrong side.</summary>
    public float SvmCost { get; init; } = 3;

    /// <summary>Passes over the examples of the support vector machine.</summary>
    public int SvmEpochs { get; init; } = 6;

    /// <summary>Passes over the examples of the regression, each with a random half of the features left out.</summary>
    public int RegressionEpochs { get; init; } = 20;

    /// <summary>Passes over the examples of the network.</summary>
    public int NetworkEpochs { get; init; } = 15;

    /// <summary>How much rare features count for more: the power of their inverse document frequency, 0 for not at all.</summary>
    public float RarityPower { get; init; } = 0.7f;

    /// <summary>The length of the characters' part of a text's vector where the words' part has 1.</summary>
    public float CharacterShare { get; init; } = 1.2f;

    /// <summary>Train on a copy without å, ä, ö and other marks too, for those who write on a foreign keyboard.</summary>
    public bool WithoutMarks { get; init; } = true;
}
