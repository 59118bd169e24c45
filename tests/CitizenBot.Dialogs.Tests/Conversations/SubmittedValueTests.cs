using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Conversations;

namespace CitizenBot.Dialogs.Tests.Conversations;

public class SubmittedValueTests
{
    [Theory]
    [InlineData("""{"citizenbot":{"text":"boka tid"},"name":"Anna"}""", null, "boka tid")]
    [InlineData("""{"citizenbot":{"text":"boka tid"}}""", " ", "boka tid")]
    [InlineData("""{"citizenbot":{"input":"date"},"date":"2026-12-01"}""", null, "2026-12-01")]
    [InlineData("""{"citizenbot":{"input":"people"},"people":3}""", null, "3")]
    [InlineData("\"ja\"", null, "ja")]
    [InlineData("""{"citizenbot":{"text":"nej"}}""", "ja", "ja")]
    [InlineData("""{"citizenbot":{"input":"date"}}""", null, null)]
    [InlineData("""{"citizenbot":{"input":"date"},"date":{"a":1}}""", null, null)]
    [InlineData("""{"citizenbot":{"text":7}}""", null, null)]
    [InlineData("""{"citizenbot":"ja"}""", null, null)]
    [InlineData("""{"text":"ja"}""", null, null)]
    [InlineData("[1]", null, null)]
    [InlineData("7", null, null)]
    public async Task A_card_speaks_in_the_citizens_name(string value, string? text, string? said)
    {
        var message = new Activity { Type = ActivityTypes.Message, Text = text, Value = JsonDocument.Parse(value).RootElement };
        var passed = false;

        await new SubmittedValue().OnTurnAsync(new TurnContext(message), _ => Task.FromResult(passed = true), default);

        passed.ShouldBeTrue();
        message.Text.ShouldBe(said);
    }

    [Fact]
    public async Task The_value_of_an_event_is_no_message()
    {
        var activity = new Activity { Type = ActivityTypes.Event, Value = JsonDocument.Parse("""{"citizenbot":{"text":"ja"}}""").RootElement };

        await new SubmittedValue().OnTurnAsync(new TurnContext(activity), _ => Task.CompletedTask, default);

        activity.Text.ShouldBeNull();
    }
}
