using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Tests.Kit;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Tests.State;

public class StatePropertyAccessorTests
{
    private readonly MemoryStorage storage = new();
    private readonly IStatePropertyAccessor<Counter> sut = new UserState().CreateProperty("counter", CounterJson.Default.Counter);

    [Fact]
    public async Task A_property_that_was_set_and_deleted_is_gone()
    {
        await CommitAsync(context => sut.SetAsync(context, new Counter { Count = 7 }, default));
        await CommitAsync(async context => (await sut.GetAsync(context, default))!.Count.ShouldBe(7));
        await CommitAsync(context => sut.DeleteAsync(context, default));
        await CommitAsync(async context => (await sut.GetAsync(context, default)).ShouldBeNull());
    }

    [Fact]
    public async Task A_property_that_was_never_set_is_not_made_by_asking()
    {
        await CommitAsync(async context => (await sut.GetAsync(context, default)).ShouldBeNull());

        (await storage.ReadAsync(["test/users/user1"], default)).ShouldBeEmpty();
    }

    private async Task CommitAsync(Func<ITurnContext, Task> turn) => await storage.CommitAsync(
        await new BotAdapter([], new DelegateBot(turn)).ProcessActivityAsync(TestActivities.Message("hej"), storage, default));
}
