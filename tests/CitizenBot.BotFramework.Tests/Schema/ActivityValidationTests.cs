using System.Text.Json;
using CitizenBot.BotFramework.DirectLine;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Tests.Schema;

public class ActivityValidationTests
{
    [Theory]
    [InlineData("""{"from":{"id":"u"},"conversation":{"id":"c"}}""", "type")]
    [InlineData("""{"type":"","from":{"id":"u"},"conversation":{"id":"c"}}""", "type")]
    [InlineData("""{"type":"message","from":{"id":"u"}}""", "conversation.id")]
    [InlineData("""{"type":"message","from":{"id":"u"},"conversation":{}}""", "conversation.id")]
    [InlineData("""{"type":"message","conversation":{"id":"c"}}""", "from.id")]
    [InlineData("""{"type":"message","from":{"id":"u"},"conversation":{"id":"c"},"channelData":"x"}""", "channelData")]
    [InlineData("""{"type":"message","from":{"id":"u"},"conversation":{"id":"c"},"attachments":[null]}""", "attachments")]
    [InlineData("""{"type":"message","from":{"id":"u"},"conversation":{"id":"c"},"attachments":[{}]}""", "attachments")]
    [InlineData("""{"type":"event","from":{"id":"u"},"conversation":{"id":"c"}}""", "name")]
    [InlineData("""{"type":"invoke","from":{"id":"u"},"conversation":{"id":"c"}}""", "name")]
    public void The_first_wrong_field_is_named(string json, string field) =>
        Validate(json).ShouldNotBeNull().ShouldStartWith(field);

    [Theory]
    [InlineData("""{"type":"message","from":{"id":"u"},"conversation":{"id":"c"}}""")]
    [InlineData("""{"type":"never-heard-of","from":{"id":"u"},"conversation":{"id":"c"},"entities":[],"value":"x"}""")]
    public void What_the_protocol_allows_is_right(string json) => Validate(json).ShouldBeNull();

    [Theory]
    [InlineData("""{"type":"command"}""", "name is missing")]
    [InlineData("""{"type":"commandResult","name":""}""", "name is missing")]
    [InlineData("""{"type":"messageUpdate","text":"x"}""", "id is missing")]
    [InlineData("""{"type":"messageDelete"}""", "id is missing")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"name":"n"}]}""", "membersAdded[0].id is missing")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"a"},{"id":"a"}]}""", "membersAdded[1].id names an account")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"a"}],"membersRemoved":[{"id":"a"}]}""", "membersRemoved[0].id names an account")]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":"like"},{}]}""", "reactionsAdded[1].type is missing")]
    [InlineData("""{"type":"messageReaction","reactionsRemoved":[{}]}""", "reactionsRemoved[0].type is missing")]
    [InlineData("""{"type":"message","relatesTo":{"conversation":{"id":"c"}}}""", "relatesTo.channelId is missing")]
    [InlineData("""{"type":"message","relatesTo":{"channelId":"test"}}""", "relatesTo.conversation.id is missing")]
    [InlineData("""{"type":"message","entities":[{"a":1}]}""", "entities[0].type is missing")]
    [InlineData("""{"type":"message","channelData":7}""", "channelData must be an object")]
    [InlineData("""{"type":"message","channelData":[]}""", "channelData must be an object")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"image/png","contentUrl":"https://a.test/b.png"},{"contentType":""}]}""", "attachments[1].contentType is missing")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"a/b","content":{},"contentUrl":"https://a.test/"}]}""", "attachments[0] has both content and contentUrl")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"a/b","content":"x"}]}""", "attachments[0].content must be an object")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"a/b","content":false}]}""", "attachments[0].content must be an object")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"text/plain","content":5}]}""", "attachments[0].content must be an object")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"a/b","contentUrl":"/etc/passwd"}]}""", "attachments[0].contentUrl must be an absolute address")]
    [InlineData("""{"type":"message","suggestedActions":{"actions":[{"title":"t"}]}}""", "suggestedActions.actions[0].type is missing")]
    [InlineData("""{"type":"message","suggestedActions":{"actions":[{"type":"imBack","title":"t","value":{}}]}}""", "suggestedActions.actions[0].value must be a string")]
    [InlineData("""{"type":"message","suggestedActions":{"actions":[null]}}""", "suggestedActions.actions has an element that is null")]
    public void What_breaks_a_rule_is_named_with_its_place(string json, string sentence)
    {
        var activity = JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.Activity)!;
        (activity.From, activity.Conversation) = (new ChannelAccount { Id = "u" }, new ConversationAccount { Id = "c" });

        ActivityValidation.Validate(activity).ShouldNotBeNull().ShouldStartWith(sentence);
    }

    [Theory]
    [InlineData("""{"contentType":"text/html","content":"<p>hej</p>"}""")]
    [InlineData("""{"contentType":"application/vnd.microsoft.teams.file.download.info","contentUrl":"https://a.test/f","content":{"uniqueId":"1"}}""")]
    [InlineData("""{"contentType":"image/png","contentUrl":"data:image/png;base64,AAAA"}""")]
    [InlineData("""{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}""")]
    [InlineData("""{"contentType":"a/b","content":[1]}""")]
    public void What_channels_really_send_as_attachments_is_let_in(string attachment) =>
        Validate($$"""{"type":"message","from":{"id":"u"},"conversation":{"id":"c"},"attachments":[{{attachment}}]}""").ShouldBeNull();

    [Theory]
    [InlineData(ActivityValidation.MaxTextLength, null)]
    [InlineData(ActivityValidation.MaxTextLength + 1, "text is longer than 262144 characters.")]
    public void Text_has_a_limit(int length, string? answer) =>
        ActivityValidation.Validate(Message(new string('a', length))).ShouldBe(answer);

    [Theory]
    [InlineData("id", ActivityValidation.MaxIdLength)]
    [InlineData("conversation.id", ActivityValidation.MaxIdLength)]
    [InlineData("from.id", ActivityValidation.MaxIdLength)]
    [InlineData("channelId", ActivityValidation.MaxChannelIdLength)]
    [InlineData("replyToId", ActivityValidation.MaxFieldLength)]
    public void Fields_have_a_limit_and_no_NUL(string field, int limit)
    {
        ActivityValidation.Validate(With(field, new string('å', limit))).ShouldBeNull();
        ActivityValidation.Validate(With(field, new string('å', limit + 1))).ShouldBe($"{field} is longer than {limit} characters.");
        ActivityValidation.Validate(With(field, "a\0")).ShouldBe($"{field} has a NUL character.");
    }

    [Theory]
    [InlineData("value", "[", "]")]
    [InlineData("channelData", "{\"a\":", "}")]
    [InlineData("ofSomebodyElse", "[", "]")]
    [InlineData("entities", "[{\"type\":\"e\",\"a\":", "}]")]
    [InlineData("attachments", "[{\"contentType\":\"a/b\",\"content\":", "}]")]
    public void What_is_nested_too_deep_is_named(string field, string opening, string closing)
    {
        var levels = ActivityValidation.MaxDepth;
        var deep = $"{opening}{new string('[', levels)}{new string(']', levels)}{closing}";

        Validate($$"""{"type":"message","from":{"id":"u"},"conversation":{"id":"c"},"{{field}}":{{deep}}}""")
            .ShouldBe($"{field} is nested deeper than {levels} levels or holds text that is not Unicode.");
    }

    [Fact]
    public void Lists_have_a_limit()
    {
        var message = Message("hej");
        message.Entities = [.. Enumerable.Repeat(new Entity { Type = "e" }, ActivityValidation.MaxListLength + 1)];

        ActivityValidation.Validate(message).ShouldBe("entities has more than 250 elements.");
    }

    [Theory]
    [InlineData("\"value\":\"\\ud83d\"")]
    [InlineData("\"channelData\":{\"a\":[\"\\udc00\"]}")]
    [InlineData("\"unknown\":{\"a\":\"\\ud83d\"}")]
    [InlineData("\"entities\":[{\"type\":\"e\",\"a\":\"\\ud83d!\"}]")]
    public void Half_a_character_anywhere_is_refused(string field) =>
        Validate($$"""{"type":"message","from":{"id":"u"},"conversation":{"id":"c"},{{field}}}""").ShouldNotBeNull().ShouldContain("Unicode");

    [Theory]
    [InlineData(ActivityValidation.MaxDepth - 1, true)]
    [InlineData(ActivityValidation.MaxDepth, false)]
    [InlineData(60, false)]
    public void What_is_let_in_can_be_written_in_a_set(int depth, bool right)
    {
        var nested = new string('[', depth) + new string(']', depth);
        var activity = JsonSerializer.Deserialize(
            $$"""{"type":"message","from":{"id":"u"},"conversation":{"id":"c"},"value":{{nested}}}""", BotFrameworkJson.Wire.Activity)!;

        (ActivityValidation.Validate(activity) is null).ShouldBe(right);
        if (right)
            JsonSerializer.Serialize(new ActivitySet { Activities = [activity] }, BotFrameworkJson.Wire.ActivitySet).ShouldContain(nested);
    }

    private static Activity With(string field, string value)
    {
        var message = Message("hej");
        switch (field)
        {
            case "conversation.id": message.Conversation!.Id = value; break;
            case "from.id": message.From!.Id = value; break;
            case "channelId": message.ChannelId = value; break;
            case "replyToId": message.ReplyToId = value; break;
            default: message.Id = value; break;
        }

        return message;
    }

    private static Activity Message(string text) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        From = new ChannelAccount { Id = "u" },
        Conversation = new ConversationAccount { Id = "c" },
    };

    private static string? Validate(string json) =>
        ActivityValidation.Validate(JsonSerializer.Deserialize(json, BotFrameworkJson.Wire.Activity)!);
}
