using System.Text.Json;
using CitizenBot.BotFramework.DirectLine;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Tests.Schema;

public class ActivityJsonTests
{
    [Fact]
    public void Unknown_fields_are_kept_at_every_level()
    {
        const string json = """
            {"type":"message","from":{"id":"u","x":1},"conversation":{"id":"c","properties":{"y":2}},
             "attachments":[{"contentType":"t","z":[3]}],"entities":[{"type":"e","deep":{"w":4}}],
             "suggestedActions":{"actions":[{"type":"imBack","v":5}],"u":6},"relatesTo":{"channelId":"c","t":7},"s":null,"r":"8"}
            """;

        var written = JsonDocument.Parse(Write(Read(json))).RootElement;

        written.GetProperty("from").GetProperty("x").GetInt32().ShouldBe(1);
        written.GetProperty("conversation").GetProperty("properties").GetProperty("y").GetInt32().ShouldBe(2);
        written.GetProperty("attachments")[0].GetProperty("z")[0].GetInt32().ShouldBe(3);
        written.GetProperty("entities")[0].GetProperty("deep").GetProperty("w").GetInt32().ShouldBe(4);
        written.GetProperty("suggestedActions").GetProperty("actions")[0].GetProperty("v").GetInt32().ShouldBe(5);
        written.GetProperty("suggestedActions").GetProperty("u").GetInt32().ShouldBe(6);
        written.GetProperty("relatesTo").GetProperty("t").GetInt32().ShouldBe(7);
        written.GetProperty("s").ValueKind.ShouldBe(JsonValueKind.Null);
        written.GetProperty("r").GetString().ShouldBe("8");
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
