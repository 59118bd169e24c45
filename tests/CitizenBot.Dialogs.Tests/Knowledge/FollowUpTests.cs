using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Knowledge;
using CitizenBot.Dialogs.Languages;
using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Tests.Knowledge;

/// <summary>Which messages are questions about what was just answered.</summary>
public sealed class FollowUpTests
{
    private static readonly Assistant Assistant = Content.Assistant("goteborg-se");
    private static readonly Vocabulary Vocabulary = new();

    [Theory]
    [InlineData("och vad kostar det?", "cost")]
    [InlineData("Är det gratis", "cost")]
    [InlineData("var ligger det då?", "place")]
    [InlineData("när är det öppet?", "time")]
    [InlineData("hur ansöker jag?", "apply")]
    [InlineData("and how much does it cost?", "cost")]
    [InlineData("where is that?", "place")]
    [InlineData("ok, and how long does it take", "time")]
    [InlineData("what's the phone number?", "contact")]
    [InlineData("وكم يكلف ذلك؟", "cost")]
    [InlineData("أين يقع؟", "place")]
    [InlineData("paljonko se maksaa?", "cost")]
    [InlineData("ja missä se on?", "place")]
    [InlineData("waa immisa?", "cost")]
    [InlineData("xaggee bay ku taal?", "place")]
    public void Words_that_name_nothing_ask_about_what_was_named(string text, string aspect) =>
        Find(text, new Decision(PolicyAction.Answer, "bygglov", 0.9, [], [])).ShouldBe(new FollowUp(aspect));

    [Theory]
    [InlineData("what about my son?")]
    [InlineData("hur är det med min dotter som är tre?")]
    [InlineData("och om jag inte har personnummer")]
    [InlineData("وماذا عن ابني؟")]
    [InlineData("entä minun poikani?")]
    [InlineData("ka waran wiilkayga?")]
    public void What_about_someone_else_is_about_what_was_answered(string text) =>
        Find(text, new Decision(PolicyAction.Clarify, "fritidshem", 0.2, ["fritidshem"], [])).ShouldBe(new FollowUp((string?)null));

    [Theory]
    [InlineData("what about a parking permit?")]
    [InlineData("hur är det med färdtjänst?")]
    public void What_about_another_service_is_about_that(string text) =>
        Find(text, new Decision(PolicyAction.Answer, "boendeparkering", 0.9, [], [])).ShouldBeNull();

    [Theory]
    [InlineData("vad kostar ett bygglov?")]
    [InlineData("how much does the library cost?")]
    [InlineData("hej")]
    [InlineData("tack så mycket")]
    [InlineData("hur är det?")]
    [InlineData("ja")]
    [InlineData("Prata med en person")]
    public void What_stands_alone_is_no_follow_up(string text) =>
        Find(text, new Decision(PolicyAction.Clarify, "bygglov", 0.3, ["bygglov"], [])).ShouldBeNull();

    [Fact]
    public void Without_an_answer_there_is_nothing_to_follow() =>
        FollowUp.Find(Assistant, "vad kostar det?", new Decision(PolicyAction.Miss, "", 0, [], []), null, Vocabulary).ShouldBeNull();

    private static FollowUp? Find(string text, Decision decision) => FollowUp.Find(Assistant, text, decision, "forskola_ansokan", Vocabulary);
}
