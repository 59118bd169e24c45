using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Dialogs.Understanding.Learning;

namespace CitizenBot.Dialogs.Knowledge;

/// <summary>
/// How likely a search has found the right article: a logistic function of how well the best page matches and of what the
/// recognizer thinks. Its weights were fitted on the questions of <c>tests/Evaluation/*.tsv</c> that the recognizer is not
/// sure of, and are measured on the sets <c>heldout</c> and <c>unseen</c> (docs/content.md); <c>search --fit</c> fits such weights anew.
/// </summary>
public static class SearchConfidence
{
    private const int Near = 3;

    /// <summary>For the match of the best page, the recognizer's score if it agrees, nearness, refusal; and the bias.</summary>
    private static readonly double[] First = [1.30, 2.36, 1.41, -2.28, -2.78];

    private static readonly double[] FirstThree = [2.67, 0.74, 0.92, -2.92, -2.22];

    /// <summary>The result with its two probabilities.</summary>
    public static SearchResult Of(IReadOnlyList<FoundArticle> found, RecognizerResult understood)
    {
        var evidence = Evidence(found, understood);
        return new SearchResult(found, Logistic(First, evidence), Logistic(FirstThree, evidence));
    }

    /// <summary>What the probabilities rest on, in the order of the weights: the match of the best page, the recognizer's score if it agrees, whether the article is among its three likeliest, whether it takes the message to be about nothing.</summary>
    public static IReadOnlyList<double> Evidence(IReadOnlyList<FoundArticle> found, RecognizerResult understood)
    {
        var ranked = understood.Intents.Where(i => i.Key != Intents.OutOfScope).OrderByDescending(i => i.Value.Score).ThenBy(i => i.Key, StringComparer.Ordinal).Take(Near).ToList();
        var best = found[0];
        var score = ranked.Count > 0 ? ranked[0].Value.Score ?? 0 : 0;
        var refused = ranked.Count == 0 || (understood.Intents.TryGetValue(Intents.OutOfScope, out var outside) && outside.Score >= score);
        return
        [
            best.Match.Score,
            ranked.Count > 0 && ranked[0].Key == best.Service ? score : 0,
            ranked.Any(i => i.Key == best.Service) ? 1 : 0,
            refused ? 1 : 0,
        ];
    }

    /// <summary>Fits the weights to searches of which it is known whether they found the right article.</summary>
    public static IReadOnlyList<double> Fit(IReadOnlyList<(IReadOnlyList<double> Evidence, bool IsRight)> searches)
    {
        ArgumentNullException.ThrowIfNull(searches);
        var weights = new double[First.Length];
        LogisticFit.Newton([.. searches.Select(s => s.Evidence.ToArray())], [.. searches.Select(s => s.IsRight)], [.. searches.Select(_ => 1.0)], weights);
        return weights;
    }

    private static double Logistic(double[] weights, IReadOnlyList<double> evidence) =>
        1 / (1 + Math.Exp(-(weights[^1] + weights.Zip(evidence, (weight, value) => weight * value).Sum())));
}
