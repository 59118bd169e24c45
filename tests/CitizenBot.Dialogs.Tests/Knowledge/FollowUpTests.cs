using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Conversations;
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
    [InlineData("sv", "och vad kostar det?", "cost")]
    [InlineData("sv", "Är det gratis", "cost")]
    [InlineData("sv", "var ligger det då?", "place")]
    [InlineData("sv", "när är det öppet?", "time")]
    [InlineData("sv", "hur ansöker jag?", "apply")]
    [InlineData("en", "and how much does it cost?", "cost")]
    [InlineData("en", "where is that?", "place")]
    [InlineData("en", "ok, and how long does it take", "time")]
    [InlineData("en", "what's the phone number?", "contact")]
    [InlineData("ar", "وكم يكلف ذلك؟", "cost")]
    [InlineData("ar", "أين يقع؟", "place")]
    [InlineData("fi", "paljonko se maksaa?", "cost")]
    [InlineData("fi", "ja missä se on?", "place")]
    [InlineData("so", "waa immisa?", "cost")]
    [InlineData("so", "xaggee bay ku taal?", "place")]
    public void Words_that_name_nothing_ask_about_what_was_named(string language, string text, string aspect) =>
        Find(language, text, new Decision(PolicyAction.Answer, "bygglov", 0.9, [], [])).ShouldBe(new FollowUp(aspect));

    [Theory]
    [InlineData("en", "what about my son?")]
    [InlineData("sv", "hur är det med min dotter som är tre?")]
    [InlineData("sv", "och om jag inte har personnummer")]
    [InlineData("ar", "وماذا عن ابني؟")]
    [InlineData("fi", "entä minun poikani?")]
    [InlineData("so", "ka waran wiilkayga?")]
    public void What_about_someone_else_is_about_what_was_answered(string language, string text) =>
        Find(language, text, new Decision(PolicyAction.Clarify, "fritidshem", 0.2, ["fritidshem"], [])).ShouldBe(new FollowUp((string?)null));

    [Theory]
    [InlineData("en", "what about a parking permit?")]
    [InlineData("sv", "hur är det med färdtjänst?")]
    public void What_about_another_service_is_about_that(string language, string text) =>
        Find(language, text, new Decision(PolicyAction.Answer, "boendeparkering", 0.9, [], [])).ShouldBeNull();

    [Theory]
    [InlineData("sv", "vad kostar ett bygglov?")]
    [InlineData("en", "how much does the library cost?")]
    [InlineData("sv", "hej")]
    [InlineData("sv", "tack så mycket")]
    [InlineData("sv", "hur är det?")]
    [InlineData("sv", "ja")]
    [InlineData("sv", "Prata med en person")]
    public void What_stands_alone_is_no_follow_up(string language, string text) =>
        Find(language, text, new Decision(PolicyAction.Clarify, "bygglov", 0.3, ["bygglov"], [])).ShouldBeNull();

    [Fact]
    public void Without_an_answer_there_is_nothing_to_follow() =>
        FollowUp.Find(Turn("sv"), "vad kostar det?", new Decision(PolicyAction.Miss, "", 0, [], []), null, Vocabulary).ShouldBeNull();

    private static FollowUp? Find(string language, string text, Decision decision) => FollowUp.Find(Turn(language), text, decision, "forskola_ansokan", Vocabulary);

    private static TurnContext Turn(string language)
    {
        var turn = new TurnContext(new Activity { Type = ActivityTypes.Message });
        turn.TurnState.Set(Assistant);
        turn.TurnState.Set(new TurnLanguage(language));
        return turn;
    }
}
