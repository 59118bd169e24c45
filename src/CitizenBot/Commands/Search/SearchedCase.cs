using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Knowledge;
using CitizenBot.Dialogs.Understanding;
using CitizenBot.Dialogs.Understanding.Evaluation;

namespace CitizenBot.Commands.Search;

/// <summary>A question, and what was made of it.</summary>
/// <param name="Case">The question and what it means.</param>
/// <param name="ByIntent">The decision without a search.</param>
/// <param name="Found">What the search found.</param>
/// <param name="Evidence">What its confidence rests on; none where nothing was found.</param>
/// <param name="WithSearch">The decision after it.</param>
internal sealed record SearchedCase(EvaluationCase Case, Decision ByIntent, SearchResult Found, IReadOnlyList<double> Evidence, Decision WithSearch)
{
    /// <summary>Whether one of the first few articles found is a right one.</summary>
    public bool FindsWithin(int first) => Found.Articles.Take(first).Any(article => Case.Expected.Contains(article.Service));

    public static async Task<SearchedCase> OfAsync(EvaluationCase item, Assistant assistant, IRecognizer recognizer, ArticleSearch search)
    {
        var understood = await recognizer.RecognizeAsync(new Utterance("", item.Text, item.Language), CancellationToken.None);
        var byIntent = Policy.Decide(understood, assistant, []);
        var found = search.Find(assistant, item.Text, understood);
        return new SearchedCase(
            item, byIntent, found, found.Articles.Count > 0 ? SearchConfidence.Evidence(found.Articles, understood) : [],
            SearchPolicy.CanChange(byIntent, assistant) ? SearchPolicy.Decide(byIntent, found, assistant, []) : byIntent);
    }
}
