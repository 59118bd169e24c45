namespace CitizenBot.Dialogs.Understanding.Evaluation;

/// <summary>Keeps some of an assistant's own example lines from being learnt, to ask them instead.</summary>
public static class HeldOutLines
{
    /// <summary>
    /// Keeps the last of every <paramref name="every"/> lines of each example file, so that all intents and
    /// languages are on both sides in the same proportion; nothing when it is null.
    /// </summary>
    public static (IReadOnlyList<TrainingExample> Learnt, IReadOnlyList<TrainingExample> Kept) Split(IReadOnlyList<TrainingExample> examples, int? every)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (every is { } number) ArgumentOutOfRangeException.ThrowIfLessThan(number, 2, nameof(every));
        List<TrainingExample> learnt = [], kept = [];
        foreach (var file in examples.GroupBy(example => (example.Intent, example.Language)))
        {
            var line = 0;
            foreach (var example in file) (++line % every == 0 ? kept : learnt).Add(example);
        }

        return (learnt, kept);
    }
}
