using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Tests.Kit;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Tests.Turns;

public class OutgoingRulesTests
{
    private readonly TurnContext sut = new(Incoming());

    [Fact]
    public async Task Nothing_that_only_the_receiver_knows_goes_back_to_it()
    {
        await sut.SendActivityAsync(new Activity { Id = "mine", Text = "hej", CallerId = "urn:x", ServiceUrl = "https://elsewhere.test", DeliveryMode = "expectReplies", HistoryDisclosed = true });

        var json = Json(sut.Sent.ShouldHaveSingleItem());
        foreach (var field in new[] { "id", "callerId", "serviceUrl", "deliveryMode", "historyDisclosed" })
            json.TryGetProperty(field, out _).ShouldBeFalse(field);
    }

    [Fact]
    public async Task Empty_lists_are_left_out()
    {
        await sut.SendActivityAsync(new Activity { Text = "hej", Entities = [], Attachments = [], ListenFor = [], SuggestedActions = new SuggestedActions { Actions = [] } });

        var json = Json(sut.Sent[0]);
        foreach (var field in new[] { "entities", "attachments", "listenFor", "suggestedActions" })
            json.TryGetProperty(field, out _).ShouldBeFalse(field);
    }

    [Fact]
    public async Task No_two_entities_are_alike()
    {
        await sut.SendActivityAsync(new Activity { Text = "hej", Entities = [Entity("a", 1), Entity("a", 1), Entity("a", 2), Entity("b", 1), new Entity { Type = "a" }] });

        sut.Sent[0].Entities!.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("hej", null, "plain")]
    [InlineData("hej", "markdown", "markdown")]
    [InlineData(null, null, null)]
    public async Task The_format_of_a_text_is_said(string? text, string? format, string? expected)
    {
        await sut.SendActivityAsync(new Activity { Text = text, TextFormat = format });

        sut.Sent[0].TextFormat.ShouldBe(expected);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{\"a\":1}")]
    public async Task An_imBack_without_text_as_its_value_says_its_title(string value)
    {
        var button = new CardAction { Type = ActionTypes.ImBack, Title = "Ja", Value = value == "null" ? null : JsonDocument.Parse(value).RootElement };

        await sut.SendActivityAsync(new Activity { Text = "Säkert?", SuggestedActions = new SuggestedActions { To = ["user1"], Actions = [button, CardAction.ImBack("Nej", "nej")] } });

        var sent = sut.Sent[0].SuggestedActions!;
        sent.Actions!.Select(action => action.Value!.Value.GetString()).ShouldBe(["Ja", "nej"]);
        sent.To.ShouldBe(["user1"]);
        button.Value?.ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public async Task An_update_keeps_the_rules_too()
    {
        await sut.UpdateActivityAsync(new Activity { Id = "earlier", Text = "hej", Entities = [] });

        var update = sut.Changes.ShouldHaveSingleItem().ShouldBeOfType<ActivityUpdated>().Activity;
        update.TextFormat.ShouldBe("plain");
        update.Entities.ShouldBeNull();
        update.ServiceUrl.ShouldBeNull();
    }

    private static Activity Incoming()
    {
        var message = TestActivities.Message("hej");
        message.CallerId = "urn:botframework:azure";
        message.DeliveryMode = DeliveryModes.ExpectReplies;
        return message;
    }

    private static Entity Entity(string type, int value) => new()
    {
        Type = type,
        Properties = new Dictionary<string, JsonElement> { ["value"] = JsonDocument.Parse($"{{\"v\": {value}}}").RootElement },
    };

    private static JsonElement Json(Activity activity) => JsonSerializer.SerializeToElement(activity, BotFrameworkJson.Wire.Activity);
}
