using CitizenBot.BotFramework.Recognizers;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Tests.Understanding;

/// <summary>What is done with scores that are sure, in doubt, or about nothing.</summary>
public sealed class PolicyTests
{
    private static readonly Assistant Assistant = Content.Assistant("goteborg-se");

    [Fact]
    public void What_fits_nothing_is_not_answered_however_sure_it_is() =>
        Decide(("oos", 0.9), ("bygglov", 0.05)).Action.ShouldBe(PolicyAction.Miss);

    [Fact]
    public void Small_talk_in_doubt_is_not_answered() =>
        Decide(("smalltalk", 0.4), ("vasttrafik", 0.02)).Action.ShouldBe(PolicyAction.Miss);

    [Fact]
    public void Small_talk_in_doubt_gives_way_to_the_services_that_it_may_be_about() =>
        Decide(("smalltalk", 0.4), ("vasttrafik", 0.2)).Candidates.ShouldBe(["vasttrafik"]);

    [Fact]
    public void Doubt_between_two_kinds_of_small_talk_is_no_doubt_that_it_is_small_talk()
    {
        var decision = Decide(("greeting", 0.42), ("smalltalk", 0.4));
        (decision.Action, decision.Intent).ShouldBe((PolicyAction.Answer, "greeting"));
    }

    [Fact]
    public void Two_services_as_likely_are_asked_about()
    {
        var decision = Decide(("parkering_gata", 0.45), ("boendeparkering", 0.44));
        decision.Action.ShouldBe(PolicyAction.Clarify);
        decision.Candidates.ShouldBe(["parkering_gata", "boendeparkering"]);
    }

    [Fact]
    public void The_same_question_back_is_not_asked_twice() =>
        Policy.Decide(Scores(("parkering_gata", 0.45), ("boendeparkering", 0.44)), Assistant, ["boendeparkering", "parkering_gata"])
            .Action.ShouldBe(PolicyAction.Miss);

    [Fact]
    public void A_wish_for_a_person_in_doubt_is_asked_about()
    {
        var decision = Decide(("human", 0.3), ("kontaktcenter", 0.2));
        (decision.Action, decision.Intent).ShouldBe((PolicyAction.Clarify, "human"));
    }

    private static Decision Decide(params (string Intent, double Score)[] scores) => Policy.Decide(Scores(scores), Assistant, []);

    private static RecognizerResult Scores(params (string Intent, double Score)[] scores) => new()
    {
        Text = "",
        Intents = scores.ToDictionary(s => s.Intent, s => new IntentScore { Score = s.Score }),
    };
}
