using System.Text.Json;
using CitizenBot.BotFramework.Recognizers;

namespace CitizenBot.BotFramework.Tests.Recognizers;

public sealed class RecognizerResultTests
{
    [Fact]
    public void GetTopScoringIntent_takes_the_highest_score()
    {
        var sut = new RecognizerResult
        {
            Intents = { ["a"] = new IntentScore { Score = 0.2 }, ["b"] = new IntentScore { Score = 0.7 }, ["c"] = new IntentScore() },
        };
        sut.GetTopScoringIntent().ShouldBe(("b", 0.7));
    }

    [Fact]
    public void GetTopScoringIntent_without_intents_is_empty() =>
        new RecognizerResult().GetTopScoringIntent().ShouldBe(("", 0));

    [Fact]
    public void Json_has_the_Bot_Frameworks_names_and_keeps_what_it_does_not_know()
    {
        const string json = """{"text":"hej","alteredText":null,"intents":{"greeting":{"score":0.9,"why":"x"}},"entities":{"$instance":{}},"sentiment":{"label":"positive"}}""";
        var result = JsonSerializer.Deserialize<RecognizerResult>(json)!;
        result.Intents["greeting"].Score.ShouldBe(0.9);
        JsonSerializer.Serialize(result).ShouldBe(json);
    }
}
