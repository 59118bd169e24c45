using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Knowledge;

/// <summary>What a search changes in the decision on a message.</summary>
public static class SearchPolicy
{
    private const int MostSuggestions = 3;

    /// <summary>An intent this sure is answered whatever the articles say.</summary>
    private const double SureOfIntent = 0.55;

    /// <summary>What is offered to someone who was not understood must be right one time in five at least.</summary>
    private const double WorthOffering = 0.2;

    /// <summary>Whether a search can change this decision, so that it is worth making.</summary>
    public static bool CanChange(Decision decision, Assistant assistant) => decision.Action switch
    {
        PolicyAction.Answer => decision.Confidence < SureOfIntent && assistant.Services.ContainsKey(decision.Intent),
        PolicyAction.Clarify => decision.Intent is not (Intents.Human or Intents.BookingAny or Intents.BookingManage),
        _ => true,
    };

    /// <summary>The decision after the search: what was likely but is contradicted is asked about, what was missed may be found.</summary>
    /// <param name="decision">The decision by intent alone.</param>
    /// <param name="found">What the search found.</param>
    /// <param name="assistant">Whose thresholds and services apply.</param>
    /// <param name="askedBefore">What was asked about last: the same question is not asked twice.</param>
    public static Decision Decide(Decision decision, SearchResult found, Assistant assistant, IEnumerable<string> askedBefore)
    {
        if (found.Articles.Count == 0)
        {
            return decision;
        }

        var first = found.Articles[0].Service;
        if (decision.Action != PolicyAction.Answer && found.First >= assistant.Policy.Search)
        {
            return decision with { Action = PolicyAction.Answer, Intent = first, Confidence = found.First, Found = true };
        }

        var offered = decision.Action switch
        {
            PolicyAction.Answer when first != decision.Intent => Offer([decision.Intent, .. Suggestions(found, assistant)]),
            PolicyAction.Clarify => Offer([.. decision.Candidates, .. Suggestions(found, assistant).Take(1)]),
            PolicyAction.Miss when found.FirstThree >= WorthOffering => Offer(Suggestions(found, assistant)),
            _ => [],
        };
        return offered.Count == 0 || offered.ToHashSet().SetEquals(askedBefore) ? decision
            : decision with { Action = decision.Action == PolicyAction.Miss ? PolicyAction.Suggest : PolicyAction.Clarify, Candidates = offered };
    }

    /// <summary>Nobody is asked about violence by chance: a sensitive service is offered only where it is the likeliest.</summary>
    private static IEnumerable<string> Suggestions(SearchResult found, Assistant assistant) =>
        from article in found.Articles.Take(MostSuggestions)
        where !assistant.Services[article.Service].Sensitive || (article == found.Articles[0] && found.First >= assistant.Policy.Clarify)
        select article.Service;

    private static List<string> Offer(IEnumerable<string> services) => [.. services.Distinct().Take(MostSuggestions)];
}
