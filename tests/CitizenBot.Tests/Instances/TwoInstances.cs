using CitizenBot.Tests.Desk;
using CitizenBot.Tests.Kit;

namespace CitizenBot.Tests.Instances;

/// <summary>
/// Two instances on one PostgreSQL and one Redis. Their clocks stand still, so that no look at the database that is due every few
/// seconds ever happens by itself: what one learns of the other, it was told.
/// </summary>
public sealed class TwoInstances : IAsyncLifetime
{
    public const int MessagesPerMinute = 5;
    private readonly string _keys = Directory.CreateTempSubdirectory("citizenbot-test-").FullName;

    public RedisServer Redis { get; private set; } = null!;

    /// <summary>The first instance, and its desk.</summary>
    public DeskServer Desk { get; private set; } = null!;

    public CitizenBotServer First => Desk.Server;

    public CitizenBotServer Second { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Redis = await RedisServer.StartAsync();
        Desk = await DeskServer.InitializedAsync(new Dictionary<string, string>
        {
            ["ConnectionStrings:Redis"] = Redis.ConnectionString,
            ["Keys:Path"] = _keys,
            ["Limits:Enabled"] = "true",
            ["Limits:MessagesPerMinute"] = $"{MessagesPerMinute}",
        }, DatabaseKind.PostgreSql);
        Second = await First.StartBesideAsync();
    }

    public async Task DisposeAsync()
    {
        await using (Redis)
        {
            await Second.DisposeAsync();
            await Desk.DisposeAsync();
        }

        Directory.Delete(_keys, recursive: true);
    }

    /// <summary>The citizen's stream at the second instance, when it has shown what there is.</summary>
    public async Task<StreamSocket> StreamAtSecondAsync(DirectLineCitizen citizen)
    {
        citizen.Http = Second.Http;
        var (_, conversation) = await citizen.StartAsync();
        citizen.Http = First.Http;
        var stream = await StreamSocket.OpenAsync(conversation.GetProperty("streamUrl").GetString()!);
        var known = citizen.Received.Count;
        await stream.UntilAsync(all => all.Count >= known);
        return stream;
    }
}
