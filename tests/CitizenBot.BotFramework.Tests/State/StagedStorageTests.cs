using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Tests.Kit;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Tests.State;

public class StagedStorageTests
{
    private readonly MemoryStorage storage = new();

    [Fact]
    public async Task A_turn_reads_its_own_writes()
    {
        await RunAsync(async staged =>
        {
            await staged.WriteAsync(Item("a", "1", null), default);
            (await staged.ReadAsync(["a"], default))["a"].Json.ShouldBe("1");
            await staged.DeleteAsync(["a"], default);
            (await staged.ReadAsync(["a"], default)).ShouldBeEmpty();
        });
    }

    [Fact]
    public async Task Several_writes_of_a_key_are_one_change() =>
        (await RunAsync(async staged =>
        {
            await staged.WriteAsync(Item("a", "1", null), default);
            await staged.WriteAsync(Item("a", "2", null), default);
        })).ShouldBe([new StateWritten("a", "2", null)]);

    [Fact]
    public async Task Overwriting_on_purpose_relies_on_nothing_that_was_read()
    {
        await storage.WriteAsync(Item("a", "1", null), default);

        (await RunAsync(async staged =>
        {
            await staged.ReadAsync(["a"], default);
            await staged.WriteAsync(Item("a", "2", "*"), default);
        })).ShouldBe([new StateWritten("a", "2", null)]);
    }

    [Fact]
    public async Task Deleting_what_was_read_relies_on_its_version()
    {
        await storage.WriteAsync(Item("a", "1", null), default);

        (await RunAsync(async staged =>
        {
            await staged.ReadAsync(["a"], default);
            await staged.DeleteAsync(["a"], default);
        })).ShouldBe([new StateWritten("a", null, "1")]);
    }

    [Fact]
    public async Task Deleting_what_was_not_there_changes_nothing() =>
        (await RunAsync(async staged =>
        {
            await staged.ReadAsync(["a"], default);
            await staged.DeleteAsync(["a"], default);
        })).ShouldBe([new StateRead("a", null)]);

    [Fact]
    public async Task Writing_with_a_version_other_than_the_one_read_fails_at_once()
    {
        await storage.WriteAsync(Item("a", "1", null), default);

        await Should.ThrowAsync<StorageConflictException>(() => RunAsync(async staged =>
        {
            await staged.ReadAsync(["a"], default);
            await staged.WriteAsync(Item("a", "2", "stale"), default);
        }));
    }

    private async Task<IReadOnlyList<Change>> RunAsync(Func<IStorage, Task> turn)
    {
        var bot = new DelegateBot(context => turn(context.TurnState.Get<IStorage>()!));
        return (await new BotAdapter([], bot).ProcessActivityAsync(TestActivities.Message("hej"), storage, default)).Changes;
    }

    private static Dictionary<string, StoreItem> Item(string key, string json, string? etag) => new() { [key] = new(json, etag) };
}
