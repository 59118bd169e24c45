using System.Text.Json;
using CitizenBot.BotFramework.DirectLine;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Tests.Schema;

public class ActivityJsonTests
{
    /// <summary>Every object that an activity is made of, each with an unknown field "x" and everything else it has.</summary>
    private const string Everything = """
        {"type":"message","id":"1","localTimezone":"Europe/Stockholm","serviceUrl":"https://a.test/","channelId":"test",
         "from":{"id":"u","name":"n","aadObjectId":"o","role":"user","x":1,"agenticAppId":"a"},
         "conversation":{"id":"c","isGroup":true,"conversationType":"t","tenantId":"t","properties":{"y":2},"x":2},
         "recipient":{"id":"b","x":{"deep":[{"er":3}]}},"textFormat":"plain","attachmentLayout":"list",
         "membersAdded":[{"id":"m","x":4}],"membersRemoved":[{"id":"r","x":5}],
         "reactionsAdded":[{"type":"like","x":6}],"reactionsRemoved":[{"type":"plusOne","x":7}],
         "topicName":"t","historyDisclosed":false,"locale":"sv","text":"hej","speak":"","inputHint":"expectingInput","summary":"s",
         "suggestedActions":{"to":["u"],"actions":[
            {"type":"messageBack","title":"t","image":"https://a.test/i","imageAltText":"i","text":"x","displayText":"d","value":{"x":8},"channelData":{"x":9},"x":10}],"x":11},
         "attachments":[{"contentType":"application/vnd.microsoft.card.hero","content":{"title":"t","buttons":[{"type":"imBack","x":12}],"x":13},"name":"n","thumbnailUrl":"https://a.test/t","x":14}],
         "entities":[{"type":"mention","mentioned":{"id":"m","x":15},"text":"t"}],
         "channelData":{"x":16},"action":"add","replyToId":"0","label":"l","valueType":"v","value":{"x":17},"name":"n",
         "relatesTo":{"activityId":"1","user":{"id":"u","x":18},"bot":{"id":"b","x":19},"conversation":{"id":"c","x":20},"channelId":"test","locale":"sv","serviceUrl":"https://a.test/","deliveryMode":"normal","x":21},
         "code":"unknown","importance":"low","deliveryMode":"normal","listenFor":["a"],
         "textHighlights":[{"text":"t","occurrence":1,"x":22}],
         "semanticAction":{"id":"s","state":"start","entities":{"e":{"type":"t","x":23}},"x":24},
         "x":25,"unknownNull":null,"unknownList":[1,{"x":26}]}
        """;

    [Fact]
    public void Every_field_is_written_back_and_unknown_ones_at_every_level()
    {
        var written = JsonDocument.Parse(Write(Read(Everything))).RootElement;

        JsonElement.DeepEquals(written, JsonDocument.Parse(Everything).RootElement).ShouldBeTrue(written.ToString());
    }

    [Theory]
    [InlineData("hero")]
    [InlineData("thumbnail")]
    [InlineData("receipt")]
    [InlineData("signin")]
    [InlineData("oauth")]
    [InlineData("media")]
    public void Cards_keep_unknown_fields_at_every_level(string card)
    {
        const string buttons = """ "buttons":[{"type":"openUrl","title":"t","value":"https://a.test/","x":1}],"x":2 """;
        const string picture = """{"url":"https://a.test/i","alt":"a","tap":{"type":"imBack","x":3},"x":4}""";
        var json = card switch
        {
            "hero" or "thumbnail" => $$"""{"title":"t","subtitle":"s","text":"x","images":[{{picture}}],"tap":{"type":"imBack","x":5},{{buttons}}}""",
            "receipt" => $$"""{"title":"t","facts":[{"key":"k","value":"v","x":6}],"items":[{"title":"t","subtitle":"s","text":"x","image":{{picture}},"price":"1","quantity":"2","tap":{"type":"imBack","x":7},"x":8}],"tap":{"type":"imBack","x":9},"total":"3","tax":"0","vat":"0",{{buttons}}}""",
            "media" => $$"""{"title":"t","subtitle":"s","text":"x","image":{{picture}},"media":[{"url":"https://a.test/m","profile":"p","x":10}],"shareable":true,"autoloop":false,"autostart":true,"aspect":"16:9","duration":"PT1S","value":{"x":11},{{buttons}}}""",
            "oauth" => $$"""{"text":"t","connectionName":"c","tokenExchangeResource":{"id":"i","x":12},"tokenPostResource":{"sasUrl":"u","x":13},{{buttons}}}""",
            _ => $$"""{"text":"t",{{buttons}}}""",
        };

        var attachment = card switch
        {
            "hero" => JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.HeroCard)!.ToAttachment(),
            "thumbnail" => JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.ThumbnailCard)!.ToAttachment(),
            "receipt" => JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.ReceiptCard)!.ToAttachment(),
            "media" => JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.MediaCard)!.ToAttachment(MediaCard.VideoContentType),
            "oauth" => JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.OAuthCard)!.ToAttachment(),
            _ => JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.SigninCard)!.ToAttachment(),
        };

        attachment.ContentType.ShouldBe($"application/vnd.microsoft.card.{(card == "media" ? "video" : card)}");
        JsonElement.DeepEquals(attachment.Content!.Value, JsonDocument.Parse(json).RootElement).ShouldBeTrue(attachment.Content.ToString());
    }

    [Fact]
    public void An_adaptive_card_is_passed_on_as_it_is()
    {
        var card = JsonDocument.Parse("""{"type":"AdaptiveCard","version":"1.5","body":[],"x":1}""").RootElement;

        AdaptiveCard.ToAttachment(card).Content!.Value.GetRawText().ShouldBe(card.GetRawText());
        Should.Throw<ArgumentException>(() => AdaptiveCard.ToAttachment(JsonDocument.Parse("{}").RootElement));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"start\"")]
    [InlineData("""{"id":{}}""")]
    [InlineData("""{"id":"a","entities":[1]}""")]
    public void A_semantic_action_that_cannot_be_read_is_ignored(string action)
    {
        var activity = Read($$"""{"semanticAction":{{action}},"text":"hej"}""");

        activity.SemanticAction.ShouldBeNull();
        activity.Text.ShouldBe("hej");
    }

    [Theory]
    [InlineData("""{"text":"a","text":"b"}""")]
    [InlineData("""{"text":"a","Text":"b"}""")]
    [InlineData("""{"from":{"id":"a","id":"b"}}""")]
    [InlineData("""{"value":{"a":1,"a":2}}""")]
    public void A_field_that_stands_twice_is_refused_on_the_way_in(string json)
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(json, BotFrameworkJson.Inbound.Activity));
        JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.Activity).ShouldNotBeNull();
    }

    [Fact]
    public void Names_are_read_in_any_case_and_written_in_camel_case() =>
        Write(Read("""{"Type":"message","FROM":{"ID":"u"},"replytoid":"1"}"""))
            .ShouldBe("""{"type":"message","from":{"id":"u"},"replyToId":"1"}""");

    [Fact]
    public void Letters_outside_ascii_are_written_as_they_are() =>
        Write(new Activity { Text = "Göteborg مرحبا" }).ShouldBe("""{"text":"Göteborg مرحبا"}""");

    [Theory]
    [InlineData("2026-03-01T12:00:00.5+01:00", "2026-03-01T11:00:00.5Z")]
    [InlineData("2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z")]
    public void Timestamp_is_written_in_utc_with_z(string read, string written) =>
        Write(Read($$"""{"timestamp":"{{read}}"}""")).ShouldBe($$"""{"timestamp":"{{written}}"}""");

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("12")]
    [InlineData("{\"a\":[1]}")]
    [InlineData("null")]
    public void An_unreadable_timestamp_is_no_reason_to_reject(string timestamp)
    {
        var activity = Read($$"""{"timestamp":{{timestamp}},"localTimestamp":{{timestamp}},"text":"hej"}""");

        activity.Timestamp.ShouldBeNull();
        activity.LocalTimestamp.ShouldBeNull();
        activity.Text.ShouldBe("hej");
    }

    [Fact]
    public void Local_timestamp_keeps_its_offset() =>
        Write(Read("""{"localTimestamp":"2026-03-01T12:00:00+01:00"}""")).ShouldBe("""{"localTimestamp":"2026-03-01T12:00:00+01:00"}""");

    [Theory]
    [InlineData("expecting", "expectingInput")]
    [InlineData("accepting", "acceptingInput")]
    [InlineData("ignoring", "ignoringInput")]
    [InlineData("expectingInput", "expectingInput")]
    [InlineData("whatever", "whatever")]
    public void Input_hint_is_read_in_both_forms_and_written_in_the_long(string read, string written) =>
        Write(Read($$"""{"inputHint":"{{read}}"}""")).ShouldBe($$"""{"inputHint":"{{written}}"}""");

    [Theory]
    [InlineData("""{"text":7}""")]
    [InlineData("""{"from":"me"}""")]
    [InlineData("""{"attachments":{}}""")]
    [InlineData("""{"inputHint":1}""")]
    [InlineData("[]")]
    public void A_field_of_the_wrong_type_is_refused(string json) => Should.Throw<JsonException>(() => Read(json));

    [Fact]
    public void Direct_line_tokens_use_its_odd_name_for_the_lifetime() =>
        JsonSerializer.Serialize(new Conversation { ConversationId = "c", ExpiresIn = 1800, ETag = "e" }, BotFrameworkJson.Wire.Conversation)
            .ShouldBe("""{"conversationId":"c","expires_in":1800,"eTag":"e"}""");

    [Fact]
    public void Token_parameters_are_read_as_microsofts_samples_write_them() =>
        JsonSerializer.Deserialize("""{"User":{"Id":"dl_1"},"trustedOrigins":["https://a"]}""", BotFrameworkJson.Wire.TokenParameters)!
            .User!.Id.ShouldBe("dl_1");

    [Fact]
    public void A_card_becomes_an_attachment()
    {
        var attachment = new HeroCard { Title = "Boka", Buttons = [CardAction.ImBack("Ja", "ja")] }.ToAttachment();

        attachment.ContentType.ShouldBe("application/vnd.microsoft.card.hero");
        attachment.Content!.Value.GetRawText()
            .ShouldBe("""{"title":"Boka","buttons":[{"type":"imBack","title":"Ja","value":"ja"}]}""");
    }

    private static Activity Read(string json) => JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.Activity)!;

    private static string Write(Activity activity) => JsonSerializer.Serialize(activity, BotFrameworkJson.Wire.Activity);
}
