namespace CitizenBot.Dialogs.Understanding.Evaluation;

/// <summary>How well a score tells those that belong from those that do not, whatever the threshold.</summary>
public static class RocCurve
{
    /// <summary>
    /// The chance that one which belongs scores above one which does not, a draw counting half; null when either side is empty.
    /// </summary>
    public static double? Area(IReadOnlyCollection<double> inside, IReadOnlyCollection<double> outside)
    {
        ArgumentNullException.ThrowIfNull(inside);
        ArgumentNullException.ThrowIfNull(outside);
        if (inside.Count == 0 || outside.Count == 0) return null;

        var area = 0d;
        var points = Points(inside, outside);
        for (var i = 1; i < points.Count; i++)
            area += (points[i].Outside - points[i - 1].Outside) * (points[i].Inside + points[i - 1].Inside) / 2;
        return area;
    }

    /// <summary>For every threshold from the highest down, the shares of both sides that reach it: from (0, 0) to (1, 1).</summary>
    public static IReadOnlyList<RocPoint> Points(IReadOnlyCollection<double> inside, IReadOnlyCollection<double> outside)
    {
        ArgumentNullException.ThrowIfNull(inside);
        ArgumentNullException.ThrowIfNull(outside);
        List<RocPoint> points = [new(0, 0)];
        int insideSeen = 0, outsideSeen = 0;
        var ranked = inside.Select(score => (score, belongs: true)).Concat(outside.Select(score => (score, belongs: false)));
        foreach (var draw in ranked.GroupBy(item => item.score).OrderByDescending(group => group.Key))
        {
            var belonging = draw.Count(item => item.belongs);
            insideSeen += belonging;
            outsideSeen += draw.Count() - belonging;
            points.Add(new RocPoint((double)outsideSeen / Math.Max(1, outside.Count), (double)insideSeen / Math.Max(1, inside.Count)));
        }

        return points;
    }
}

/// <summary>The shares that reach a threshold, each 0 to 1.</summary>
/// <param name="Outside">Of those that do not belong.</param>
/// <param name="Inside">Of those that belong.</param>
public sealed record RocPoint(double Outside, double Inside);
