using CitizenBot.Dialogs.Languages;

namespace Benchmarks.Languages;

/// <summary>Chooses the features worth a row in the model: those that are frequent in at least one language.</summary>
internal static class FeatureChoice
{
    public static uint[] Choose(IEnumerable<TaggedText> texts, int limit)
    {
        var best = new Dictionary<uint, float>();
        var grams = new LanguageGrams();
        foreach (var group in texts.GroupBy(text => text.Language))
        {
            var counts = new Dictionary<uint, int>();
            var seen = new HashSet<uint>();
            var lines = 0;
            foreach (var text in group)
            {
                lines++;
                grams.Read(text.Text);
                seen.Clear();
                foreach (var hash in grams.Hashes)
                {
                    if (seen.Add(hash)) counts[hash] = counts.GetValueOrDefault(hash) + 1;
                }
            }

            foreach (var (hash, count) in counts)
            {
                if (count >= 3) best[hash] = Math.Max(best.GetValueOrDefault(hash), (float)count / lines);
            }
        }

        best.Remove(0);
        return [.. best.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(limit).Select(pair => pair.Key).Order()];
    }
}
