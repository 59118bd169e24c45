using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Knowledge;

namespace Benchmarks.Search;

/// <summary>
/// Pages of a large municipal site that never was: words of the articles in Zipf's proportions, a third of them put together
/// to compounds, about 250 words a page in six sections. The same number gives the same pages.
/// </summary>
internal static class MadeUpPages
{
    private const int Sections = 6;
    private const int WordsInSection = 40;

    public static IEnumerable<Page> Of(Assistant assistant, int count)
    {
        string[] words =
        [
            .. assistant.Services.Values.Select(service => service.ArticleIn("sv"))
                .SelectMany(article => SearchTerms.Of($"{article.Short} {article.Body}").Words)
                .GroupBy(word => word).OrderByDescending(group => group.Count()).Select(group => group.Key),
        ];
        var random = new Random(count);
        for (var page = 0; page < count; page++)
        {
            var title = Sentence(random, words, 4);
            yield return new Page($"page-{page}", "sv", title, [.. Enumerable.Range(0, Sections).Select(_ => new Section(Sentence(random, words, 3), Sentence(random, words, WordsInSection)))], []);
        }
    }

    private static string Sentence(Random random, string[] words, int length) =>
        string.Join(' ', Enumerable.Range(0, length).Select(_ => random.Next(3) == 0 ? Word(random, words) + Word(random, words) : Word(random, words)));

    /// <summary>Zipf: the rank is the exponential of an even number.</summary>
    private static string Word(Random random, string[] words) => words[(int)Math.Pow(words.Length, random.NextDouble()) - 1];
}
