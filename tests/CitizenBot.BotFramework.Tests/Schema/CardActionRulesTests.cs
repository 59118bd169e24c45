using System.Text.Json;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Tests.Schema;

public class CardActionRulesTests
{
    [Theory]
    [InlineData("""{"type":"imBack","title":"Ja","value":"ja"}""")]
    [InlineData("""{"type":"imBack","title":"Ja"}""")]
    [InlineData("""{"type":"postBack","title":"Ja","value":{"a":1}}""")]
    [InlineData("""{"type":"messageBack","title":"Ja","text":"","displayText":"","value":{"a":1}}""")]
    [InlineData("""{"type":"messageBack","image":"https://a.test/i.png"}""")]
    [InlineData("""{"type":"openUrl","title":"Sidan","value":"https://a.test/"}""")]
    [InlineData("""{"type":"showImage","title":"Bild","value":"data:image/png;base64,AAAA"}""")]
    [InlineData("""{"type":"call","title":"Ring","value":"tel:+46313650000"}""")]
    [InlineData("""{"type":"somethingNew","value":[1]}""")]
    public void What_the_rules_allow_is_right(string json) => CardActionRules.Wrong(Read(json)).ShouldBeNull();

    [Theory]
    [InlineData("""{"title":"Ja"}""", "type")]
    [InlineData("""{"type":"imBack","title":"Ja","value":1}""", "value must be a string")]
    [InlineData("""{"type":"imBack"}""", "neither title nor value")]
    [InlineData("""{"type":"messageBack","text":"ja"}""", "neither title nor image")]
    [InlineData("""{"type":"openUrl","title":"Sidan"}""", "absolute address")]
    [InlineData("""{"type":"openUrl","title":"Sidan","value":"/sidan"}""", "absolute address")]
    [InlineData("""{"type":"openUrl","title":"Sidan","value":{"url":"https://a.test/"}}""", "absolute address")]
    [InlineData("""{"type":"openUrl","title":"Sidan","value":"data:text/html,x"}""", "data:")]
    [InlineData("""{"type":"openUrl","title":"Sidan","value":"javascript:alert(1)"}""", "javascript:")]
    [InlineData("""{"type":"downloadFile","title":"Fil","value":"data:text/html,x"}""", "data:")]
    [InlineData("""{"type":"signin","title":"Logga in","value":"data:text/html,x"}""", "data:")]
    [InlineData("""{"type":"playAudio","title":"Lyssna","value":7}""", "absolute address")]
    [InlineData("""{"type":"call","title":"Ring","value":"031-365 00 00"}""", "tel:")]
    public void What_breaks_a_rule_is_said(string json, string reason) => CardActionRules.Wrong(Read(json)).ShouldNotBeNull().ShouldContain(reason);

    private static CardAction Read(string json) => JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.CardAction)!;
}
