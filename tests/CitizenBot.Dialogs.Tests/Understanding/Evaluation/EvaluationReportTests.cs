using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding.Evaluation;

namespace CitizenBot.Dialogs.Tests.Understanding.Evaluation;

public sealed class EvaluationReportTests
{
    private static readonly PolicyThresholds Thresholds = new(Answer: 0.6, Clarify: 0.3, Margin: 0.1);

    private static readonly List<EvaluatedCase> Answers =
    [
        Answer("sv", "a", 0.9, 0.8, "a", "b"),
        Answer("sv", "a", 0.7, 0.05, "b", "a"),
        Answer("sv", "b", 0.8, 0.7, "a", "c"),
        Answer("en", "b", 0.4, 0.2, "a", "c"),
        Answer("en", "a|b", 0.2, 0.1, "b", "c"),
        Answer("en", "", 0.65, 0.5, "a", "b"),
        Answer("en", "", 0.35, 0.1, "a", "b"),
        Answer("en", "", 0),
    ];

    private readonly EvaluationReport _sut = EvaluationReport.Of(Answers, Thresholds, worst: 2);

    [Fact]
    public void Counts_what_is_right_and_near_among_what_is_in_scope()
    {
        _sut.Total.Accuracy.Count.ShouldBe(5);
        _sut.Total.Accuracy.Share.ShouldBe(2 / 5d);
        _sut.Total.Near.Share.ShouldBe(3 / 5d);
        _sut.Total.OutOfScope.ShouldBe(3);
        _sut.Languages.Select(score => (score.Language, score.Accuracy.Share)).ShouldBe([("en", 0.5), ("sv", 1 / 3d)]);
    }

    [Fact]
    public void Applies_both_forms_of_doubt() => _sut.Outcome.ShouldBe(new ThresholdOutcome(
        AnsweredRight: 1, AnsweredWrong: 1, AskedNear: 1, AskedAstray: 1, FalseAlarms: 1, OutsideAnswered: 1, OutsideAsked: 1, OutsideRefused: 1));

    [Fact]
    public void Shows_what_was_confused_and_the_surest_errors()
    {
        _sut.Confusions.ShouldBe([new("b", "a", 2), new("a", "b", 1)]);
        _sut.Worst.Select(answer => answer.Confidence).ShouldBe([0.8, 0.7]);
    }

    [Fact]
    public void Has_an_area_only_for_a_language_with_both_kinds()
    {
        _sut.Languages[1].OutOfScopeArea.ShouldBeNull();
        // Of six pairs three are in order.
        _sut.Languages[0].OutOfScopeArea!.Value.ShouldBe(3 / 6d, 1e-9);
    }

    [Fact]
    public void What_was_said_to_be_about_nothing_is_refused_however_sure() =>
        ThresholdOutcome.Of([Answer("sv", "a", 0.9, 0.8, "a") with { IsRefused = true }], Thresholds).FalseAlarms.ShouldBe(1);

    private static EvaluatedCase Answer(string language, string expected, double confidence, double margin = 0, params string[] ranked) =>
        new(new EvaluationCase(language, "text", expected.Length == 0 ? [] : expected.Split('|')), ranked, confidence, margin);
}
