namespace CitizenBot.Commands.Translate;

/// <summary>
/// chrF2 over a set of sentences, 0 to 100: the F-measure of character n-grams of 1 to 6, spaces left out, recall counted twice as much (M. Popović,
/// chrF: character n-gram F-score for automatic MT evaluation, 2015).
/// </summary>
internal sealed class CharacterScore
{
    private const int Longest = 6;
    private const double Beta = 2;
    private readonly long[] _shared = new long[Longest], _written = new long[Longest], _wanted = new long[Longest];

    public double Value
    {
        get
        {
            var orders = Enumerable.Range(0, Longest).Where(n => _written[n] > 0 && _wanted[n] > 0).ToList();
            if (orders.Count == 0)
            {
                return 0;
            }

            var (precision, recall) = (orders.Average(n => (double)_shared[n] / _written[n]), orders.Average(n => (double)_shared[n] / _wanted[n]));
            return precision + recall == 0 ? 0 : 100 * (1 + (Beta * Beta)) * precision * recall / ((Beta * Beta * precision) + recall);
        }
    }

    public void Add(string written, string wanted)
    {
        for (var n = 1; n <= Longest; n++)
        {
            var (mine, theirs) = (Grams(written, n), Grams(wanted, n));
            _written[n - 1] += mine.Values.Sum();
            _wanted[n - 1] += theirs.Values.Sum();
            _shared[n - 1] += mine.Sum(gram => Math.Min(gram.Value, theirs.GetValueOrDefault(gram.Key)));
        }
    }

    private static Dictionary<string, int> Grams(string text, int n)
    {
        var letters = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return Enumerable.Range(0, Math.Max(0, letters.Length - n + 1)).Select(start => letters.Substring(start, n)).CountBy(gram => gram).ToDictionary();
    }
}
