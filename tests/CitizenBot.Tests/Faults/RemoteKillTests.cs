using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CitizenBot.Channels.Messages;
using CitizenBot.Storage;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.Faults;

/// <summary>
/// A remote channel that fails in every way it can, and a program that is killed between accept and commit and between
/// commit and delivery: nothing is lost, order is kept, and a channel that knows request ids sees nothing twice.
/// </summary>
public sealed class RemoteKillTests
{
    private static readonly int Conversations = TestSeed.Long ? 500 : 20;

    /// <summary>Those whose first word is that they want a person: an agent hub gets all that they say then.</summary>
    private static readonly int WithPeople = Conversations / 4;
    private static readonly int MessagesOfOne = TestSeed.Long ? 20 : 8;
    private static readonly int KillsOfEach = TestSeed.Long ? 10 : 2;
    private const string People = "p";
    private const string Secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
    private static readonly TimeSpan Patience = TestSeed.Long ? TimeSpan.FromMinutes(30) : TimeSpan.FromMinutes(5);
    private static readonly string[] Questions = ["Hur ansöker jag om förskola?", "Hur får jag bibliotekskort?", "Tack så mycket!"];

    [Fact]
    public async Task Nothing_that_was_accepted_is_lost_doubled_or_overtaken_on_its_way_to_a_faulty_channel_or_hub()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        using var content = ContentCopy.OfFewServices("medborgarkontor", "forskola_ansokan", "bibliotekskort");
        content.OpenAlways();
        await using var channel = await FaultyChannel.StartAsync();
        await using var hub = await FaultyChannel.StartAsync();
        await using var program = new RevivedProcess(port => CitizenBotProcess.StartAsync(
            database.Folder, content.Folder, port, "--Bots:AllowAnonymous=true",
            "--Handoff:goteborg-se:Hub=webhook", $"--Handoff:goteborg-se:Url={hub.HubUrl}", $"--Handoff:goteborg-se:Secret={Secret}"));
        await program.StartAsync();
        var kills = new KillPlan(program, Conversations * MessagesOfOne, WithPeople * MessagesOfOne, KillsOfEach);
        channel.Next = async call => await kills.BeforeDeliveryAsync(call) ? Fault.Cut : FaultOf(call);
        hub.Next = async call => await kills.BeforeHubDeliveryAsync(call) ? Fault.Cut : FaultOf(call);

        await Task.WhenAll(
        [
            .. Enumerable.Range(0, Conversations).Select(i => TalkAsync($"c{i}", program, channel, kills, patience.Token)),
            .. Enumerable.Range(0, WithPeople).Select(i => TalkAsync($"{People}{i}", program, channel, kills, patience.Token)),
        ]);
        await kills.DoneAsync();
        await DeliveredAsync(database, patience.Token);

        program.Kills.ShouldBe(3 * KillsOfEach);
        for (var i = 0; i < Conversations; i++)
        {
            var taken = channel.In($"c{i}");
            var why = $"Conversation {i} of seed {TestSeed.Value}: {string.Join(", ", taken.Select(t => t.ReplyToId))}";
            taken.Select(t => t.ReplyToId).Distinct().ShouldBe(Enumerable.Range(0, MessagesOfOne).Select(m => $"c{i}-{m}"), why);
            taken.Select(t => t.ReplyToId!.Split('-')[1]).Select(int.Parse).ShouldBeInOrder(SortDirection.Ascending, why);
            taken.Select(t => $"{t.ReplyToId} {t.Activity.GetProperty("type")} {Text(t)}").ShouldBeUnique(why);
        }

        for (var i = 0; i < WithPeople; i++)
        {
            var taken = hub.In(MessagesEndpoint.IdOf("goteborg-se", "test", $"{People}{i}"));
            taken.Select(Text).ShouldBe(["handoff.initiate", .. Enumerable.Range(1, MessagesOfOne - 1).Select(m => $"{People}{i}-{m}")], $"Conversation {i} with people, seed {TestSeed.Value}");
        }

        await ShouldBeStoredOnceAsync(database, channel, hub);
        Enum.GetValues<Fault>().ShouldBeSubsetOf(channel.Faults.Keys, $"Seed {TestSeed.Value}");
        Enum.GetValues<Fault>().ShouldBeSubsetOf(hub.Faults.Keys, $"Seed {TestSeed.Value}");
    }

    /// <summary>Sends one message after another, each until it is accepted, as a channel does that retries.</summary>
    private static async Task TalkAsync(string conversation, RevivedProcess program, FaultyChannel channel, KillPlan kills, CancellationToken patience)
    {
        for (var i = 0; i < MessagesOfOne; i++)
        {
            while (!await IsAcceptedAsync(program, Message(conversation, i, channel.ServiceUrl), patience))
            {
                await program.AliveAsync();
            }

            await kills.AfterAcceptAsync();
        }
    }

    private static async Task<bool> IsAcceptedAsync(RevivedProcess program, JsonObject message, CancellationToken patience)
    {
        try
        {
            using var response = await program.Http.PostAsJsonAsync("api/messages", message, patience);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(patience));
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or ObjectDisposedException || (e is OperationCanceledException && !patience.IsCancellationRequested))
        {
            // Killed under it: perhaps accepted, perhaps not, so it goes again under the same id.
            return false;
        }
    }

    private static JsonObject Message(string conversation, int number, string serviceUrl) => new()
    {
        ["type"] = IsForPeople(conversation) && number == 0 ? "event" : "message", ["name"] = IsForPeople(conversation) && number == 0 ? "citizenbot/person" : null,
        ["id"] = $"{conversation}-{number}", ["channelId"] = "test", ["serviceUrl"] = serviceUrl, ["locale"] = "sv",
        ["text"] = IsForPeople(conversation) ? $"{conversation}-{number}" : Questions[number % Questions.Length], ["from"] = new JsonObject { ["id"] = "u" },
        ["recipient"] = new JsonObject { ["id"] = "bot" }, ["conversation"] = new JsonObject { ["id"] = conversation },
    };

    private static bool IsForPeople(string conversation) => conversation.StartsWith(People, StringComparison.Ordinal);

    /// <summary>Each fault once at the beginning, then by chance; hanging seldom, since the program waits for it.</summary>
    private static Fault FaultOf(int call) => call <= 2 * Enum.GetValues<Fault>().Length
        ? (Fault)(call % Enum.GetValues<Fault>().Length)
        : TestSeed.Random(call).Next(1000) switch
        {
            < 70 => Fault.ServerError,
            < 110 => Fault.Throttled,
            < 140 => Fault.BadGateway,
            < 180 => Fault.Garbage,
            < 200 => Fault.Cut,
            < 202 => Fault.Hang,
            _ => Fault.None,
        };

    private static string Text(FaultyChannel.Taken taken) =>
        taken.Activity.TryGetProperty("text", out var text) ? text.GetString()!
        : taken.Activity.TryGetProperty("name", out var name) && name.GetString() == "handoff.initiate" ? "handoff.initiate"
        : taken.Activity.GetRawText();

    private static async Task DeliveredAsync(TestDatabase database, CancellationToken patience)
    {
        await using var db = Open(database);
        while (await db.Outbox.AnyAsync(patience) || await db.Activities.AnyAsync(a => a.Pending, patience))
        {
            (await db.Outbox.CountAsync(o => o.Dead, patience)).ShouldBe(0, $"Seed {TestSeed.Value}");
            await Task.Delay(200, patience);
        }
    }

    private static async Task ShouldBeStoredOnceAsync(TestDatabase database, FaultyChannel channel, FaultyChannel hub)
    {
        await using var db = Open(database);
        (await db.Activities.CountAsync(a => a.Inbound)).ShouldBe((Conversations + WithPeople) * MessagesOfOne);
        (await db.Activities.CountAsync(a => !a.Inbound && a.Visible)).ShouldBe(channel.Count);
        hub.Count.ShouldBe(WithPeople * MessagesOfOne);
    }

    private static CitizenBotDb Open(TestDatabase database) =>
        new(new DbContextOptionsBuilder<CitizenBotDb>().UseSqlite($"Data Source={database.SqliteFile};Pooling=False").Options);
}
