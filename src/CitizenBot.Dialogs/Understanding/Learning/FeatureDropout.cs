namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>Chooses a random half of an example's features, so that no single one is relied on.</summary>
internal sealed class FeatureDropout
{
    /// <summary>Twice the value stands in for the half that is left out.</summary>
    public const float Scale = 2;

    private readonly List<int> _kept = [];

    /// <summary>Indexes below <paramref name="count"/>, in order; the list is used again at the next call.</summary>
    public List<int> Keep(int count, SplitMix random)
    {
        _kept.Clear();
        var bits = 0UL;
        for (var i = 0; i < count; i++)
        {
            if (i % 64 == 0) bits = random.Next();
            if ((bits & 1) == 1) _kept.Add(i);
            bits >>= 1;
        }

        return _kept;
    }
}
