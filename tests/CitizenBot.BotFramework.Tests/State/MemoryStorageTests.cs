using CitizenBot.BotFramework.State;

namespace CitizenBot.BotFramework.Tests.State;

public class MemoryStorageTests
{
    private readonly MemoryStorage sut = new();

    [Fact]
    public async Task Missing_keys_are_absent()
    {
        await WriteAsync("a", "1", null);

        (await sut.ReadAsync(["a", "b"], default)).Keys.ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_write_gives_a_new_version()
    {
        await WriteAsync("a", "1", null);
        var before = await VersionAsync("a");
        await WriteAsync("a", "2", before);

        (await VersionAsync("a")).ShouldNotBe(before);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*")]
    public async Task A_write_without_a_version_overwrites(string? etag)
    {
        await WriteAsync("a", "1", null);
        await WriteAsync("a", "2", etag);

        (await sut.ReadAsync(["a"], default))["a"].Json.ShouldBe("2");
    }

    [Fact]
    public async Task An_old_version_is_a_conflict_and_nothing_of_the_batch_is_written()
    {
        await WriteAsync("a", "1", null);
        var old = await VersionAsync("a");
        await WriteAsync("a", "2", null);

        var conflict = await Should.ThrowAsync<StorageConflictException>(() => sut.WriteAsync(
            new Dictionary<string, StoreItem> { ["b"] = new("1", null), ["a"] = new("3", old) }, default));

        conflict.Key.ShouldBe("a");
        (await sut.ReadAsync(["a", "b"], default)).ToDictionary(i => i.Key, i => i.Value.Json)
            .ShouldBe(new Dictionary<string, string> { ["a"] = "2" });
    }

    [Fact]
    public async Task A_version_of_something_deleted_is_a_conflict()
    {
        await WriteAsync("a", "1", null);
        var version = await VersionAsync("a");
        await sut.DeleteAsync(["a", "never there"], default);

        await Should.ThrowAsync<StorageConflictException>(() => WriteAsync("a", "2", version));
    }

    private Task WriteAsync(string key, string json, string? etag) =>
        sut.WriteAsync(new Dictionary<string, StoreItem> { [key] = new(json, etag) }, default);

    private async Task<string?> VersionAsync(string key) => (await sut.ReadAsync([key], default))[key].ETag;
}
