using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Dialogs.Understanding.Evaluation;

/// <summary>What the policy's thresholds make of the answers; all are counts of cases.</summary>
/// <param name="AnsweredRight">In scope: answered, and rightly.</param>
/// <param name="AnsweredWrong">In scope: answered with something else.</param>
/// <param name="AskedNear">In scope: asked back, the right one among the three likeliest.</param>
/// <param name="AskedAstray">In scope: asked back about others.</param>
/// <param name="FalseAlarms">In scope: refused as not understood.</param>
/// <param name="OutsideAnswered">Out of scope: answered all the same.</param>
/// <param name="OutsideAsked">Out of scope: asked back.</param>
/// <param name="OutsideRefused">Out of scope: recognized as not understood.</param>
public sealed record ThresholdOutcome(
    int AnsweredRight, int AnsweredWrong, int AskedNear, int AskedAstray, int FalseAlarms,
    int OutsideAnswered, int OutsideAsked, int OutsideRefused)
{
    /// <summary>Cases in scope.</summary>
    public int InScope => AnsweredRight + AnsweredWrong + AskedNear + AskedAstray + FalseAlarms;

    /// <summary>Cases out of scope.</summary>
    public int OutOfScope => OutsideAnswered + OutsideAsked + OutsideRefused;

    /// <summary>Applies thresholds: sure enough and clear enough is answered, surer than nothing asked about, the rest refused.</summary>
    public static ThresholdOutcome Of(IEnumerable<EvaluatedCase> answers, PolicyThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(thresholds);
        var none = new ThresholdOutcome(0, 0, 0, 0, 0, 0, 0, 0);
        return answers.Aggregate(none, (sum, answer) => (Decide(answer, thresholds), answer.Case.InScope) switch
        {
            (PolicyAction.Answer, false) => sum with { OutsideAnswered = sum.OutsideAnswered + 1 },
            (PolicyAction.Clarify, false) => sum with { OutsideAsked = sum.OutsideAsked + 1 },
            (_, false) => sum with { OutsideRefused = sum.OutsideRefused + 1 },
            (PolicyAction.Answer, _) when answer.IsRight => sum with { AnsweredRight = sum.AnsweredRight + 1 },
            (PolicyAction.Answer, _) => sum with { AnsweredWrong = sum.AnsweredWrong + 1 },
            (PolicyAction.Clarify, _) when answer.IsNear => sum with { AskedNear = sum.AskedNear + 1 },
            (PolicyAction.Clarify, _) => sum with { AskedAstray = sum.AskedAstray + 1 },
            _ => sum with { FalseAlarms = sum.FalseAlarms + 1 },
        });
    }

    private static PolicyAction Decide(EvaluatedCase answer, PolicyThresholds thresholds) =>
        answer.IsRefused ? PolicyAction.Miss
        : answer.Confidence >= thresholds.Answer && answer.Margin >= thresholds.Margin ? PolicyAction.Answer
        : answer.Confidence >= thresholds.Clarify ? PolicyAction.Clarify
        : PolicyAction.Miss;
}
