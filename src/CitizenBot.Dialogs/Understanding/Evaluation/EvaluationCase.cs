namespace CitizenBot.Dialogs.Understanding.Evaluation;

/// <summary>A message whose meaning is known.</summary>
/// <param name="Language">Its language as a BCP 47 tag.</param>
/// <param name="Text">What was written.</param>
/// <param name="Expected">The intents that count as right; none when it is out of scope.</param>
public sealed record EvaluationCase(string Language, string Text, IReadOnlyList<string> Expected)
{
    /// <summary>Whether some intent should answer it.</summary>
    public bool InScope => Expected.Count > 0;
}

/// <summary>What a recognizer made of a case.</summary>
/// <param name="Case">What was asked.</param>
/// <param name="Ranked">The likeliest three intents, best first; none when there was nothing to read.</param>
/// <param name="Confidence">The score of the first, 0 to 1.</param>
/// <param name="Margin">How far the second is behind, 0 to 1.</param>
public sealed record EvaluatedCase(EvaluationCase Case, IReadOnlyList<string> Ranked, double Confidence, double Margin)
{
    /// <summary>Whether being about nothing was likelier than every intent.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The likeliest intent, or <see cref="Intents.OutOfScope"/> when there was none.</summary>
    public string Intent => Ranked.Count > 0 ? Ranked[0] : Intents.OutOfScope;

    /// <summary>Whether the likeliest intent is a right one; nothing is right for what is out of scope.</summary>
    public bool IsRight => Ranked.Count > 0 && Case.Expected.Contains(Ranked[0]);

    /// <summary>Whether one of the likeliest three is a right one.</summary>
    public bool IsNear => Ranked.Any(Case.Expected.Contains);
}
