namespace CitizenBot.Dialogs.Understanding.Evaluation;

/// <summary>How good a recognizer is in one language.</summary>
/// <param name="Language">Its BCP 47 tag.</param>
/// <param name="Accuracy">Of the cases in scope, those whose likeliest intent is right.</param>
/// <param name="Near">Of the cases in scope, those with a right one among the likeliest three.</param>
/// <param name="OutOfScope">How many cases are out of scope.</param>
/// <param name="OutOfScopeArea">How well the confidence tells in scope from out of scope, 0.5 is chance; null without cases of both.</param>
/// <param name="CalibrationError">How far confidence and truth are apart, 0 to 1; see <see cref="Reliability.Error"/>.</param>
public sealed record LanguageScore(
    string Language, WilsonInterval Accuracy, WilsonInterval Near, int OutOfScope, double? OutOfScopeArea, double CalibrationError)
{
    /// <summary>Measures the answers.</summary>
    public static LanguageScore Of(string language, IReadOnlyList<EvaluatedCase> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var inScope = answers.Where(answer => answer.Case.InScope).ToList();
        var (inside, outside) = Confidences(answers);
        return new LanguageScore(
            language,
            WilsonInterval.Of(inScope, answer => answer.IsRight),
            WilsonInterval.Of(inScope, answer => answer.IsNear),
            outside.Count,
            RocCurve.Area(inside, outside),
            Reliability.Of([.. answers.Select(answer => (answer.Confidence, answer.IsRight))]).Error);
    }

    internal static (List<double> Inside, List<double> Outside) Confidences(IEnumerable<EvaluatedCase> answers)
    {
        List<double> inside = [], outside = [];
        foreach (var answer in answers) (answer.Case.InScope ? inside : outside).Add(answer.Confidence);
        return (inside, outside);
    }
}
