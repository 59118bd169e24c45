using System.Globalization;
using System.Net;
using CitizenBot.Channels;
using CitizenBot.Storage;
using CitizenBot.Storage.Model;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.Instances;

/// <summary>
/// Three instances behind a load balancer that sends each request wherever it likes, while one is killed, Redis goes and
/// comes, and one freezes and wakes. What is counted is what the clients saw and what the database holds.
/// </summary>
public sealed class InstanceFaultTests
{
    private static readonly int Talkers = TestSeed.Long ? 300 : 8;
    private static readonly int MessagesOfOne = TestSeed.Long ? 340 : 10;
    private static readonly int Bookers = TestSeed.Long ? 100 : 4;
    private static readonly int Rounds = TestSeed.Long ? 20 : 1;
    private static readonly TimeSpan Patience = TestSeed.Long ? TimeSpan.FromHours(4) : TimeSpan.FromMinutes(3);
    private static readonly string[] Questions = ["Hur ansöker jag om förskola?", "Hur får jag bibliotekskort?", "Tack så mycket!"];

    [Fact]
    public async Task Nothing_is_lost_doubled_or_out_of_order_while_one_is_killed_Redis_goes_and_one_freezes()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        await using var redis = await RedisServer.StartAsync();
        using var content = ContentCopy.OfFewServices("medborgarkontor", "forskola_ansokan", "bibliotekskort");
        string[] settings =
        [
            $"--ConnectionStrings:CitizenBot={database.Settings.Single(s => s.Key == "ConnectionStrings:CitizenBot").Value}",
            $"--ConnectionStrings:Redis={redis.ConnectionString}", $"--Keys:Path={Path.Combine(database.Folder, "keys")}", "--Limits:Enabled=true",
            "--Limits:MessagesPerMinute=10000", "--Limits:MessagesPerUserPerMinute=10000", "--Limits:MessagesPerAddressPerMinute=1000000",
        ];
        Task<CitizenBotProcess> StartAsync(int number, int port) => CitizenBotProcess.StartAsync(Path.Combine(database.Folder, $"{number}"), content.Folder, port, settings);
        var starting = Enumerable.Range(0, 3).Select(number => StartAsync(number, 0)).ToList();
        CitizenBotProcess[] instances = [];
        try
        {
            instances = await Task.WhenAll(starting);
            using var balancer = new AnyInstance([.. instances.Select(i => i.Address)]);
            using var http = new HttpClient(balancer) { BaseAddress = new Uri("http://any.instance/"), Timeout = TimeSpan.FromMinutes(1) };
            var script = new FaultScript(Talkers * MessagesOfOne, [.. Enumerable.Range(0, Rounds).SelectMany(round => FaultsOf(round, instances, redis, StartAsync))]);
            var talkers = await Task.WhenAll(Enumerable.Range(0, Talkers).Select(async _ => new Talker(await DirectLineCitizen.ArriveAsync(http, "goteborg-se", "sv"))));
            var bookers = await Task.WhenAll(Enumerable.Range(0, Bookers).Select(async i => new StubbornCitizen(await DirectLineCitizen.ArriveAsync(http, "goteborg-se", "sv"), $"Anna {(char)('A' + (i % 26))}son")));

            await Task.WhenAll([.. talkers.Select(t => t.TalkAsync(script, patience.Token)), .. bookers.Select(b => b.TalkAsync(http, () => { }))]);
            await script.DoneAsync();

            await ShouldBeWholeAsync(database, talkers, bookers);
        }
        finally
        {
            foreach (var instance in instances.Length > 0 ? instances : starting.Where(s => s.IsCompletedSuccessfully).Select(s => s.Result))
            {
                await instance.DisposeAsync();
            }
        }
    }

    private static IEnumerable<Func<Task>> FaultsOf(int round, CitizenBotProcess[] instances, RedisServer redis, Func<int, int, Task<CitizenBotProcess>> startAsync)
    {
        var (killed, frozen) = (round % 3, (round + 1) % 3);
        yield return async () =>
        {
            instances[killed].Kill();
            await instances[killed].DisposeAsync();
        };
        yield return redis.StopAsync;
        yield return Done(() => instances[frozen].Freeze());
        yield return redis.StartAgainAsync;
        yield return Done(() => instances[frozen].Thaw());
        if (TestSeed.Long)
        {
            yield return async () => instances[killed] = await startAsync(killed, instances[killed].Address.Port);
        }
    }

    private static Func<Task> Done(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };

    /// <summary>The checker: what the clients noted, against what the database holds.</summary>
    private static async Task ShouldBeWholeAsync(TestDatabase database, Talker[] talkers, StubbornCitizen[] bookers)
    {
        var options = new DbContextOptionsBuilder<CitizenBotDb>().UseNpgsql(database.Settings.Single(s => s.Key == "ConnectionStrings:CitizenBot").Value).Options;
        await using var db = new CitizenBotDb(options);
        (DirectLineCitizen Citizen, IReadOnlyList<KeyValuePair<string, string>> Acknowledged, IReadOnlyList<string> Shown)[] clients =
        [
            .. talkers.Select(t => (t.Citizen, t.Acknowledged, t.Stream.Shown)),
            .. bookers.Select(b => (b.Citizen, b.Acknowledged.ToList(), Ids(b.Citizen))),
        ];
        foreach (var (citizen, acknowledged, shown) in clients)
        {
            var why = $"Conversation {citizen.ConversationId} of seed {TestSeed.Value}";
            var stored = await db.Activities.AsNoTracking().Where(a => a.ConversationId == citizen.ConversationId).OrderBy(a => a.Sequence).ToListAsync();
            stored.ShouldAllBe(a => !a.Pending, why);
            stored.Select(a => a.Sequence).ShouldBe(Enumerable.Range(1, stored.Count).Select(n => (long)n), why);

            // Each message is stored once, in the order in which it was sent, under the number that was acknowledged.
            stored.Where(a => a.Inbound && a.Visible).Select(a => (a.DuplicateKey, a.Sequence)).ShouldBe(
                acknowledged.Select(m => ((string?)DuplicateKeys.Of(citizen.UserId, m.Key), SequenceOf(m.Value))), why);

            // What clients saw, over polls and over streams, is all that is stored, each once and in order.
            var visible = stored.Where(a => a.Visible).Select(a => a.Sequence).ToList();
            Ids(citizen).Select(SequenceOf).ShouldBe(visible.Take(citizen.Received.Count), why);
            shown.Select(SequenceOf).ShouldBe(visible.Take(shown.Count), why);
            shown.Count.ShouldBeGreaterThanOrEqualTo(citizen.Received.Count, why);

            foreach (var id in acknowledged.Select(m => m.Value))
            {
                var replies = citizen.Received.Where(r => r.Role == "bot" && r.Type == "message" && r.ReplyToId == id).Select(r => r.Words).ToList();
                replies.ShouldNotBeEmpty(why);
                replies.ShouldBeUnique(why);
            }
        }

        var bookings = await db.Bookings.AsNoTracking().ToListAsync();
        bookings.Select(b => b.Reference).ShouldBe(bookers.Select(b => b.Reference!.Replace("-", "", StringComparison.Ordinal)), ignoreOrder: true);
        var seats = await db.Seats.AsNoTracking().Where(s => s.ExpiresAt == null).ToListAsync();
        seats.Select(s => s.Owner).Distinct().ShouldBe(bookings.Select(b => b.Reference), ignoreOrder: true);
        seats.Select(s => (s.Resource, s.Start, s.Seat)).ShouldBeUnique();
    }

    private static List<string> Ids(DirectLineCitizen citizen) => [.. citizen.Received.Select(r => r.Id)];

    private static long SequenceOf(string activityId) => long.Parse(activityId[^7..], CultureInfo.InvariantCulture);

    /// <summary>A citizen who says one thing after another, each when the one before was answered, and who has a stream open beside.</summary>
    private sealed class Talker(DirectLineCitizen citizen)
    {
        public DirectLineCitizen Citizen => citizen;

        public StreamListener Stream { get; } = new(citizen);

        /// <summary>The client's id of each message and the server's, in the order in which they were sent.</summary>
        public List<KeyValuePair<string, string>> Acknowledged { get; } = [];

        public async Task TalkAsync(FaultScript script, CancellationToken patience)
        {
            (await citizen.StartAsync()).Status.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.OK);
            var last = long.MaxValue;
            var listening = Stream.ListenAsync(shown => shown.Count > 0 && SequenceOf(shown[^1]) >= Volatile.Read(ref last), patience);
            for (var i = 0; i < MessagesOfOne; i++)
            {
                var clientId = Guid.NewGuid().ToString();
                var id = await citizen.SayAsync(Questions[i % Questions.Length], clientId);
                Acknowledged.Add(new(clientId, id));
                script.Acknowledged();
                await citizen.ReplyAsync(r => r.ReplyToId == id);
                patience.ThrowIfCancellationRequested();
            }

            await citizen.PollAsync();
            Volatile.Write(ref last, SequenceOf(citizen.Received[^1].Id));
            await listening;
        }
    }
}
