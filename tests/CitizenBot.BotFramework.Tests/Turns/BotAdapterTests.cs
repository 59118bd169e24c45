using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Tests.Kit;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Tests.Turns;

public class BotAdapterTests
{
    private readonly MemoryStorage storage = new();

    [Fact]
    public async Task Middleware_runs_around_the_bot()
    {
        var sut = new BotAdapter([new Sayer("a"), new Sayer("b")], new DelegateBot(context => context.SendActivityAsync("bot")));

        var turn = await sut.ProcessActivityAsync(TestActivities.Message("hej"), storage, default);

        turn.Activities.Select(a => a.Text).ShouldBe(["a in", "b in", "bot", "b out", "a out"]);
    }

    [Fact]
    public async Task Middleware_that_does_not_go_on_keeps_the_turn_from_the_bot()
    {
        var sut = new BotAdapter([new Silence()], new DelegateBot(context => context.SendActivityAsync("bot")));

        (await sut.ProcessActivityAsync(TestActivities.Message("hej"), storage, default)).Activities.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("directline", 0)]
    [InlineData("emulator", 1)]
    public async Task Traces_go_to_the_emulator_alone(string channel, int count)
    {
        var sut = new BotAdapter([], new DelegateBot(context => context.SendActivityAsync(new Activity { Type = ActivityTypes.Trace })));
        var message = TestActivities.Message("hej");
        message.ChannelId = channel;

        (await sut.ProcessActivityAsync(message, storage, default)).Activities.Count.ShouldBe(count);
    }

    [Fact]
    public async Task A_conversation_is_continued_through_the_same_middleware_and_state()
    {
        var state = new ConversationState();
        var count = state.CreateProperty("count", CountJson.Default.Int32Array);
        var sut = new BotAdapter([new Sayer("a")], new DelegateBot(_ => throw new InvalidOperationException("The callback takes the bot's place.")));
        var reference = ConversationReference.Of(TestActivities.Message("hej"));
        var seen = new List<Activity>();

        for (var turn = 1; turn <= 2; turn++)
        {
            var result = await sut.ContinueConversationAsync(reference, storage, async (context, token) =>
            {
                seen.Add(context.Activity);
                var before = await count.GetAsync(context, () => [0], token);
                before![0]++;
                await context.SendActivityAsync($"påminnelse {before[0]}", token);
            }, null, default);
            await storage.CommitAsync(result);

            result.Activities.Select(a => a.Text).ShouldBe(["a in", $"påminnelse {turn}", "a out"]);
            var continuation = seen[turn - 1].Id;
            result.Activities.ShouldAllBe(a => a.ReplyToId == continuation && a.Recipient!.Id == "user1" && a.From!.Id == "bot" && a.Conversation!.Id == "convo1");
        }

        seen.ShouldAllBe(a => a.Type == "event" && a.Name == "ContinueConversation" && a.RelatesTo!.Conversation!.Id == "convo1" && ActivityValidation.Validate(a) == null);
        seen[0].Id.ShouldNotBe(seen[1].Id);
    }

    [Fact]
    public async Task Exceptions_reach_the_host()
    {
        var sut = new BotAdapter([], new DelegateBot(_ => throw new InvalidOperationException("broken")));

        await Should.ThrowAsync<InvalidOperationException>(() => sut.ProcessActivityAsync(TestActivities.Message("hej"), storage, default));
    }

    [Theory]
    [InlineData("known", 200)]
    [InlineData("unknown", 501)]
    public async Task An_invoke_is_answered_or_not_implemented(string name, int status)
    {
        var sut = new BotAdapter([], new Answerer());
        var invoke = TestActivities.Incoming(ActivityTypes.Invoke);
        invoke.Name = name;

        var turn = await sut.ProcessActivityAsync(invoke, storage, default);

        turn.InvokeResponse!.Status.ShouldBe(status);
        turn.Activities.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_has_no_invoke_response() =>
        (await new BotAdapter([], new Answerer()).ProcessActivityAsync(TestActivities.Message("hej"), storage, default))
            .InvokeResponse.ShouldBeNull();

    private sealed class Sayer(string name) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
        {
            await context.SendActivityAsync(name + " in", cancellationToken);
            await next(cancellationToken);
            await context.SendActivityAsync(name + " out", cancellationToken);
        }
    }

    private sealed class Silence : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Answerer : ActivityHandler
    {
        protected override Task<InvokeResponse?> OnInvokeActivityAsync(ITurnContext context, CancellationToken cancellationToken) =>
            context.Activity.Name == "known"
                ? Task.FromResult<InvokeResponse?>(new InvokeResponse { Status = 200, Body = JsonDocument.Parse("{}").RootElement })
                : base.OnInvokeActivityAsync(context, cancellationToken);
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(int[]))]
internal sealed partial class CountJson : System.Text.Json.Serialization.JsonSerializerContext;
