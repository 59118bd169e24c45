namespace CitizenBot.Tests.Kit;

/// <summary>One server on SQLite for all tests of a class, each with conversations of its own.</summary>
public sealed class SqliteServer : IAsyncLifetime
{
    public CitizenBotServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await CitizenBotServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
