namespace CitizenBot.Dialogs.Understanding.Evaluation;

/// <summary>A share, and between which bounds the true one lies in 95 of 100 such samples (Wilson 1927).</summary>
/// <param name="Share">Right ones in all, 0 to 1; 0 of none.</param>
/// <param name="Low">Lower bound, 0 to 1.</param>
/// <param name="High">Upper bound, 0 to 1.</param>
/// <param name="Count">How many there were in all.</param>
public sealed record WilsonInterval(double Share, double Low, double High, int Count)
{
    private const double Z = 1.959964;

    /// <summary>The interval of <paramref name="right"/> among <paramref name="count"/>; of none it is everything.</summary>
    public static WilsonInterval Of(int right, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(right, count);
        if (count == 0) return new WilsonInterval(0, 0, 1, 0);

        var share = (double)right / count;
        var scale = 1 + (Z * Z / count);
        var middle = (share + (Z * Z / (2 * count))) / scale;
        var half = Z / scale * Math.Sqrt((share * (1 - share) / count) + (Z * Z / (4.0 * count * count)));
        return new WilsonInterval(share, Math.Max(0, middle - half), Math.Min(1, middle + half), count);
    }

    /// <summary>The interval of the share of items for which <paramref name="isRight"/> holds.</summary>
    public static WilsonInterval Of<T>(IReadOnlyCollection<T> items, Func<T, bool> isRight)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Of(items.Count(isRight), items.Count);
    }
}
