using CitizenBot.BotFramework.Recognizers;

namespace CitizenBot.Dialogs.Understanding.Evaluation;

/// <summary>Asks a recognizer all cases.</summary>
public static class Examination
{
    private const int Kept = 3;

    /// <summary>The recognizer's answers, in the order of the cases.</summary>
    public static async Task<IReadOnlyList<EvaluatedCase>> RunAsync(
        IRecognizer recognizer, IReadOnlyList<EvaluationCase> cases, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recognizer);
        ArgumentNullException.ThrowIfNull(cases);
        List<EvaluatedCase> answers = new(cases.Count);
        foreach (var item in cases)
            answers.Add(Read(item, await recognizer.RecognizeAsync(new Utterance("", item.Text, item.Language), cancellationToken)));
        return answers;
    }

    private static EvaluatedCase Read(EvaluationCase item, RecognizerResult result)
    {
        // A recognizer that has learnt talk about nothing may say so; that is no intent, and its score speaks for none.
        var refused = result.Intents.TryGetValue(Intents.OutOfScope, out var outside) && result.Intents.Values.All(intent => intent.Score <= outside.Score);
        var ranked = result.Intents.Where(intent => intent.Key != Intents.OutOfScope).OrderByDescending(intent => intent.Value.Score).ThenBy(intent => intent.Key, StringComparer.Ordinal).Take(Kept).ToList();
        var first = ranked.Count > 0 ? ranked[0].Value.Score ?? 0 : 0;
        var second = ranked.Count > 1 ? ranked[1].Value.Score ?? 0 : 0;
        return new EvaluatedCase(item, [.. ranked.Select(intent => intent.Key)], first, first - second) { IsRefused = refused };
    }
}
