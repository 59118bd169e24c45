using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Tests.Kit;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Tests.Turns;

public class TurnContextTests
{
    private readonly TurnContext sut = new(TestActivities.Message("hej"));

    [Fact]
    public async Task A_reply_is_addressed_to_the_sender()
    {
        await sut.SendActivityAsync("hej hej");

        var reply = sut.Sent.ShouldHaveSingleItem();
        reply.Id.ShouldBeNull();
        reply.From!.Id.ShouldBe("bot");
        reply.From.Role.ShouldBe("bot");
        reply.Recipient!.Id.ShouldBe("user1");
        reply.Conversation!.Id.ShouldBe("convo1");
        reply.ChannelId.ShouldBe("test");
        reply.ServiceUrl.ShouldBeNull();
        reply.ReplyToId.ShouldBe("activity-1");
        reply.Locale.ShouldBe("sv");
        reply.InputHint.ShouldBe("acceptingInput");
    }

    [Fact]
    public async Task The_language_of_a_reply_is_its_own()
    {
        await sut.SendActivityAsync(new Activity { Text = "Moi", Locale = "fi" });

        sut.Sent[0].Locale.ShouldBe("fi");
    }

    [Theory]
    [InlineData("directline", null)]
    [InlineData("webchat", null)]
    [InlineData("msteams", "activity-1")]
    public async Task A_greeting_on_arrival_replies_to_nothing_that_the_client_cannot_see(string channel, string? replyTo)
    {
        var update = TestActivities.Incoming(ActivityTypes.ConversationUpdate);
        update.ChannelId = channel;
        var context = new TurnContext(update);

        await context.SendActivityAsync("välkommen");

        context.Sent[0].ReplyToId.ShouldBe(replyTo);
    }

    [Fact]
    public async Task The_activity_that_is_given_stays_as_it_was()
    {
        var prompt = new Activity { Type = ActivityTypes.Message, Text = "Vad heter du?", Entities = [] };
        sut.OnSendActivities((_, activities, next) =>
        {
            activities[0].Entities!.Add(new Entity { Type = "added" });
            return next();
        });

        await sut.SendActivityAsync(prompt);

        sut.Sent[0].Entities!.Count.ShouldBe(1);
        prompt.Entities.Count.ShouldBe(0);
        prompt.Conversation.ShouldBeNull();
    }

    [Fact]
    public async Task Only_a_trace_is_no_response()
    {
        await sut.SendActivityAsync(new Activity { Type = ActivityTypes.Trace });
        sut.Responded.ShouldBeFalse();

        await sut.SendActivityAsync(new Activity { Type = ActivityTypes.Typing });
        sut.Responded.ShouldBeTrue();
    }

    [Fact]
    public async Task Send_hooks_run_in_the_order_of_registration_around_the_send()
    {
        var log = new List<string>();
        foreach (var name in new[] { "a", "b" })
            sut.OnSendActivities(async (_, _, next) =>
            {
                log.Add(name + " before");
                var responses = await next();
                log.Add(name + " after");
                return responses;
            });

        await sut.SendActivityAsync("hej");

        log.ShouldBe(["a before", "b before", "b after", "a after"]);
    }

    [Fact]
    public async Task What_a_hook_puts_in_is_addressed_too()
    {
        sut.OnSendActivities((_, activities, next) =>
        {
            activities.Insert(0, new Activity { Text = "Ring 112." });
            return next();
        });

        await sut.SendActivityAsync("hej");

        sut.Sent.Select(sent => (sent.Text, sent.Type, sent.Recipient!.Id))
            .ShouldBe([("Ring 112.", "message", "user1"), ("hej", "message", "user1")]);
    }

    [Fact]
    public async Task A_hook_that_does_not_go_on_keeps_the_activity_back()
    {
        sut.OnSendActivities((_, _, _) => Task.FromResult(Array.Empty<ResourceResponse>()));

        await sut.SendActivityAsync("hej");

        sut.Sent.ShouldBeEmpty();
        sut.Responded.ShouldBeFalse();
    }

    [Fact]
    public async Task An_activity_of_this_turn_is_updated_and_deleted_in_place()
    {
        var first = await sut.SendActivityAsync("ett");
        var second = await sut.SendActivityAsync("två");

        await sut.UpdateActivityAsync(new Activity { Id = first.Id, Text = "EN" });
        await sut.DeleteActivityAsync(second.Id!);

        sut.Sent.ShouldHaveSingleItem().Text.ShouldBe("EN");
        sut.Sent[0].Id.ShouldBeNull();
        sut.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_earlier_activity_is_updated_and_deleted_by_changes()
    {
        await sut.UpdateActivityAsync(new Activity { Id = "old", Text = "ny text" });
        await sut.DeleteActivityAsync("older");

        sut.Changes.Count.ShouldBe(2);
        var update = sut.Changes[0].ShouldBeOfType<ActivityUpdated>().Activity;
        update.Id.ShouldBe("old");
        update.Text.ShouldBe("ny text");
        update.Conversation!.Id.ShouldBe("convo1");
        sut.Changes[1].ShouldBe(new ActivityDeleted("older"));
    }

    [Fact]
    public async Task Update_and_delete_hooks_can_refuse()
    {
        sut.OnUpdateActivity((_, activity, _) => Task.FromResult(new ResourceResponse { Id = activity.Id }));
        sut.OnDeleteActivity((_, _, _) => Task.CompletedTask);

        await sut.UpdateActivityAsync(new Activity { Id = "old" });
        await sut.DeleteActivityAsync("old");

        sut.Changes.ShouldBeEmpty();
    }
}
