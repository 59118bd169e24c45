using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Knowledge;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Tests.Knowledge;

/// <summary>What a search makes of a decision: answer, ask which, offer, or nothing.</summary>
public sealed class SearchPolicyTests
{
    private static readonly Assistant Assistant = Content.Assistant("goteborg-se");

    [Fact]
    public void A_likely_intent_that_the_articles_contradict_is_asked_about()
    {
        var decision = Decide([("boendeparkering", 0.6), ("parkering_gata", 0.2)], Found(0.5, 0.7, "parkering_gata", "nyttoparkering"));
        (decision.Action, decision.Found).ShouldBe((PolicyAction.Clarify, false));
        decision.Candidates.ShouldBe(["boendeparkering", "parkering_gata", "nyttoparkering"]);
    }

    [Fact]
    public void A_likely_intent_that_the_articles_agree_with_is_answered() =>
        Decide([("boendeparkering", 0.6)], Found(0.5, 0.7, "boendeparkering", "nyttoparkering")).Action.ShouldBe(PolicyAction.Answer);

    [Fact]
    public void A_sure_intent_is_not_searched_for() =>
        SearchPolicy.CanChange(Policy.Decide(Scores([("boendeparkering", 0.85)]), Assistant, []), Assistant).ShouldBeFalse();

    [Fact]
    public void What_was_not_understood_is_answered_where_the_search_is_sure()
    {
        var decision = Decide([("oos", 0.5)], Found(0.9, 0.95, "bygglov"));
        (decision.Action, decision.Intent, decision.Confidence, decision.Found).ShouldBe((PolicyAction.Answer, "bygglov", 0.9, true));
    }

    [Fact]
    public void What_was_not_understood_is_offered_up_to_three_articles_where_one_is_likely_enough()
    {
        var decision = Decide([("oos", 0.5)], Found(0.2, 0.3, "bygglov", "kolonilott_bygga", "eldning", "hund"));
        decision.Action.ShouldBe(PolicyAction.Suggest);
        decision.Candidates.ShouldBe(["bygglov", "kolonilott_bygga", "eldning"]);
    }

    [Fact]
    public void What_is_likely_about_nothing_is_offered_nothing() =>
        Decide([("oos", 0.9)], Found(0.02, 0.1, "bygglov", "eldning")).Action.ShouldBe(PolicyAction.Miss);

    [Fact]
    public void Nobody_is_offered_help_against_violence_by_chance()
    {
        Assistant.Services["vald_nara"].Sensitive.ShouldBeTrue();
        Decide([("oos", 0.5)], Found(0.4, 0.5, "bygglov", "vald_nara")).Candidates.ShouldBe(["bygglov"]);
        Decide([("oos", 0.5)], Found(0.4, 0.5, "vald_nara", "bygglov")).Candidates.ShouldBe(["vald_nara", "bygglov"]);
    }

    [Fact]
    public void The_same_is_not_offered_twice() =>
        SearchPolicy.Decide(Policy.Decide(Scores([("oos", 0.5)]), Assistant, []), Found(0.2, 0.3, "bygglov"), Assistant, ["bygglov"]).Action.ShouldBe(PolicyAction.Miss);

    [Fact]
    public void Where_nothing_is_found_nothing_changes() =>
        Decide([("oos", 0.5)], SearchResult.Nothing).Action.ShouldBe(PolicyAction.Miss);

    [Fact]
    public void A_search_is_trusted_more_where_the_recognizer_agrees_and_less_where_it_takes_the_message_for_nothing()
    {
        var found = Found(0, 0, "bygglov").Articles;
        var alone = SearchConfidence.Of(found, Scores([("eldning", 0.3)]));
        SearchConfidence.Of(found, Scores([("bygglov", 0.3)])).First.ShouldBeGreaterThan(alone.First);
        SearchConfidence.Of(found, Scores([("oos", 0.6), ("eldning", 0.3)])).First.ShouldBeLessThan(alone.First);
    }

    private static Decision Decide((string Intent, double Score)[] scores, SearchResult found) =>
        SearchPolicy.Decide(Policy.Decide(Scores(scores), Assistant, []), found, Assistant, []);

    private static RecognizerResult Scores((string Intent, double Score)[] scores) =>
        new() { Intents = scores.ToDictionary(s => s.Intent, s => new IntentScore { Score = s.Score }) };

    private static SearchResult Found(double first, double firstThree, params string[] services) =>
        new([.. services.Select((id, place) => new FoundArticle(id, new PageMatch(id, "sv", id, 1 - (0.1 * place), new Section(id, id))))], first, firstThree);
}
