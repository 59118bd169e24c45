using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Dialogs.Understanding.Evaluation;

/// <summary>How good a recognizer is on messages whose meaning is known. Shares are 0 to 1.</summary>
public sealed record EvaluationReport
{
    private const int PairsShown = 20;
    private const string Everything = "all";

    /// <summary>All cases together.</summary>
    public required LanguageScore Total { get; init; }

    /// <summary>Each language by its tag, in ordinal order.</summary>
    public required IReadOnlyList<LanguageScore> Languages { get; init; }

    /// <summary>The thresholds that <see cref="Outcome"/> applies.</summary>
    public required PolicyThresholds Thresholds { get; init; }

    /// <summary>What the thresholds make of the answers.</summary>
    public required ThresholdOutcome Outcome { get; init; }

    /// <summary>Confidence against truth; an answer to what is out of scope is wrong.</summary>
    public required Reliability Reliability { get; init; }

    /// <summary>The curve over all thresholds; null without cases out of scope.</summary>
    public IReadOnlyList<RocPoint>? Roc { get; init; }

    /// <summary>The intents most often taken for another.</summary>
    public required IReadOnlyList<Confusion> Confusions { get; init; }

    /// <summary>The wrong answers that were the surest, surest first.</summary>
    public required IReadOnlyList<EvaluatedCase> Worst { get; init; }

    /// <summary>Measures the answers.</summary>
    /// <param name="answers">What a recognizer said to each case.</param>
    /// <param name="thresholds">The policy to apply.</param>
    /// <param name="worst">How many of the worst answers to keep.</param>
    public static EvaluationReport Of(IReadOnlyList<EvaluatedCase> answers, PolicyThresholds thresholds, int worst)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var (inside, outside) = LanguageScore.Confidences(answers);
        var wrong = answers.Where(answer => !answer.IsRight).ToList();
        return new EvaluationReport
        {
            Total = LanguageScore.Of(Everything, answers),
            Languages =
            [
                .. answers.GroupBy(answer => answer.Case.Language).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => LanguageScore.Of(group.Key, [.. group])),
            ],
            Thresholds = thresholds,
            Outcome = ThresholdOutcome.Of(answers, thresholds),
            Reliability = Reliability.Of([.. answers.Select(answer => (answer.Confidence, answer.IsRight))]),
            Roc = inside.Count > 0 && outside.Count > 0 ? RocCurve.Points(inside, outside) : null,
            Confusions =
            [
                .. wrong.Where(answer => answer.Case.InScope)
                    .GroupBy(answer => (Expected: string.Join('|', answer.Case.Expected), answer.Intent))
                    .Select(group => new Confusion(group.Key.Expected, group.Key.Intent, group.Count()))
                    .OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Expected, StringComparer.Ordinal).ThenBy(pair => pair.Taken, StringComparer.Ordinal)
                    .Take(PairsShown),
            ],
            Worst = [.. wrong.OrderByDescending(answer => answer.Confidence).ThenBy(answer => answer.Case.Text, StringComparer.Ordinal).Take(worst)],
        };
    }
}

/// <summary>An intent that was taken for another.</summary>
/// <param name="Expected">What was meant; several as <c>a|b</c>.</param>
/// <param name="Taken">What it was taken for.</param>
/// <param name="Count">How often.</param>
public sealed record Confusion(string Expected, string Taken, int Count);
