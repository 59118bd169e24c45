using System.Text.Json.Serialization;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Tests.Kit;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Tests.State;

public sealed class Counter
{
    public int Count { get; set; }
}

[JsonSerializable(typeof(Counter))]
internal sealed partial class CounterJson : JsonSerializerContext;

public class BotStateTests
{
    private const string ConversationKey = "test/conversations/convo1";
    private const string UserKey = "test/users/user1";

    private readonly MemoryStorage storage = new();
    private readonly ConversationState conversation = new();
    private readonly UserState user = new();

    [Fact]
    public async Task What_a_turn_changes_is_there_in_the_next()
    {
        await CommitAsync(Count(conversation));
        await CommitAsync(Count(conversation));

        (await JsonAsync(ConversationKey)).ShouldBe("""{"counter":{"Count":2}}""");
    }

    [Fact]
    public async Task A_turn_writes_nothing_itself()
    {
        await RunAsync(Count(conversation));

        (await JsonAsync(ConversationKey)).ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_turn_that_fails()
    {
        var bot = new DelegateBot(async context =>
        {
            await Count(conversation)(context);
            throw new InvalidOperationException("after the change");
        });

        await Should.ThrowAsync<InvalidOperationException>(() =>
            new BotAdapter([], bot).ProcessActivityAsync(TestActivities.Message("hej"), storage, default));

        (await JsonAsync(ConversationKey)).ShouldBeNull();
    }

    [Fact]
    public async Task The_first_write_relies_on_there_being_nothing() =>
        (await RunAsync(Count(user))).Changes.ShouldBe(
            [new StateRead(UserKey, null), new StateWritten(UserKey, """{"counter":{"Count":1}}""", null)]);

    [Fact]
    public async Task A_later_write_relies_on_the_version_read()
    {
        await CommitAsync(Count(user));
        var version = (await storage.ReadAsync([UserKey], default))[UserKey].ETag;

        (await RunAsync(Count(user))).Changes.ShouldBe([new StateWritten(UserKey, """{"counter":{"Count":2}}""", version)]);
    }

    [Fact]
    public async Task State_that_is_only_read_is_relied_on_and_not_written()
    {
        await CommitAsync(Count(user));
        var version = (await storage.ReadAsync([UserKey], default))[UserKey].ETag;
        var counter = user.CreateProperty("counter", CounterJson.Default.Counter);

        var turn = await RunAsync(context => counter.GetAsync(context, default));

        turn.Changes.ShouldBe([new StateRead(UserKey, version)]);
    }

    [Fact]
    public async Task The_loser_of_a_race_is_refused_at_commit()
    {
        var first = await RunAsync(Count(user));
        var second = await RunAsync(Count(user));
        await storage.CommitAsync(first);

        await Should.ThrowAsync<StorageConflictException>(() => storage.CommitAsync(second));
        (await JsonAsync(UserKey)).ShouldBe("""{"counter":{"Count":1}}""");
    }

    [Fact]
    public async Task Properties_that_nobody_asks_for_pass_through()
    {
        await storage.WriteAsync(new Dictionary<string, StoreItem>
        {
            [ConversationKey] = new("""{"fromTheFuture":{"å":[1,2]},"counter":{"Count":4}}""", null),
        }, default);

        await CommitAsync(Count(conversation));

        (await JsonAsync(ConversationKey)).ShouldBe("""{"counter":{"Count":5},"fromTheFuture":{"å":[1,2]}}""");
    }

    [Fact]
    public async Task Clearing_the_state_deletes_the_item()
    {
        await CommitAsync(Count(conversation));
        await CommitAsync(context => conversation.ClearStateAsync(context, default));

        (await JsonAsync(ConversationKey)).ShouldBeNull();
    }

    [Fact]
    public async Task State_is_read_once_a_turn()
    {
        await CommitAsync(Count(conversation));
        var counter = conversation.CreateProperty("counter", CounterJson.Default.Counter);

        await RunAsync(async context =>
        {
            var before = await counter.GetAsync(context, default);
            await storage.DeleteAsync([ConversationKey], default);
            (await counter.GetAsync(context, default)).ShouldBeSameAs(before);
        });
    }

    [Fact]
    public async Task State_without_its_key_is_refused_with_the_name_of_the_field()
    {
        var message = TestActivities.Message("hej");
        message.From = null;

        var error = await Should.ThrowAsync<InvalidOperationException>(() =>
            new BotAdapter([], new DelegateBot(Count(user))).ProcessActivityAsync(message, storage, default));

        error.Message.ShouldContain("from.id");
    }

    private static Func<ITurnContext, Task> Count(BotState state)
    {
        var property = state.CreateProperty("counter", CounterJson.Default.Counter);
        return async context => (await property.GetAsync(context, () => new Counter(), default)).Count++;
    }

    private Task<TurnResult> RunAsync(Func<ITurnContext, Task> turn) =>
        new BotAdapter([], new DelegateBot(turn)).ProcessActivityAsync(TestActivities.Message("hej"), storage, default);

    private async Task CommitAsync(Func<ITurnContext, Task> turn) => await storage.CommitAsync(await RunAsync(turn));

    private async Task<string?> JsonAsync(string key) =>
        (await storage.ReadAsync([key], default)).GetValueOrDefault(key)?.Json;
}
