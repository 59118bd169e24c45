using System.Text.Json;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace CitizenBot.Tests.Order;

/// <summary>
/// Three answers in one dialog sent at the same moment, over a slow store. They may arrive in any order, and what the bot
/// says must be what it says to somebody who sends them one by one in that order.
/// </summary>
public sealed class SlowStoreTests
{
    private static readonly int Conversations = TestSeed.Long ? 200 : 60;

    /// <summary>How many wait for their greetings together: each polls all the while.</summary>
    private const int CitizensAtOnce = 20;
    private const string Opening = "Jag vill boka en tid på medborgarkontoret";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Answers = ["Angered", "Visa fler tider", "nästa torsdag efter lunch"];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Over_Direct_Line_every_conversation_is_right(DatabaseKind database)
    {
        await using var server = await ServerAsync(database);
        var right = await OneByOneAsync(server);
        var citizens = new List<DirectLineCitizen>();
        while (citizens.Count < Conversations)
        {
            citizens.AddRange(await Task.WhenAll(Enumerable.Range(0, CitizensAtOnce).Select(async _ =>
            {
                var citizen = await server.GreetedCitizenAsync();
                await citizen.AskAsync(Opening);
                return citizen;
            })));
        }

        await Task.WhenAll(citizens.SelectMany(citizen => Answers.Select(answer => citizen.SayAsync(answer))));
        await DeliveredAsync(server);

        var arrived = await ArrivedAsync(server);
        foreach (var citizen in citizens)
        {
            await citizen.UntilAsync(c => Own(c).Count == Answers.Length && Own(c).All(m => c.FromBot.Any(r => r.ReplyToId == m.Id)));
            var own = Own(citizen).Select(r => r.Id).ToList();
            var replies = citizen.FromBot.Where(r => own.Contains(r.ReplyToId!)).ToList();
            replies.Select(Said).ShouldBe(right[arrived[citizen.ConversationId]]);
            replies.Select(r => own.IndexOf(r.ReplyToId!)).ShouldBeInOrder();
        }

        server.Log.Errors.ShouldBeEmpty();

        static List<Received> Own(DirectLineCitizen citizen) => [.. citizen.Received.Where(r => r.Role == "user").Skip(1)];
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task With_expectReplies_every_response_has_its_own_answer_and_every_conversation_is_right(DatabaseKind database)
    {
        await using var server = await ServerAsync(database);
        var right = await OneByOneAsync(server);
        var citizens = await OpenedAsync(server, null);

        var heard = await Task.WhenAll(citizens.Select(citizen => Task.WhenAll(Answers.Select(async answer => (Answer: answer, Replies: await citizen.AskAsync(answer))))));

        var arrived = await ArrivedAsync(server);
        foreach (var (citizen, answers) in citizens.Zip(heard))
        {
            var order = arrived[citizen.Conversation];
            answers.OrderBy(a => Array.IndexOf(order.Split('|'), a.Answer)).SelectMany(a => a.Replies).Select(Said).ShouldBe(right[order]);
        }

        server.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task To_a_remote_channel_every_conversation_is_right_and_delivered_in_order(DatabaseKind database)
    {
        await using var server = await ServerAsync(database);
        await using var channel = await FaultyChannel.StartAsync();
        var right = await OneByOneAsync(server);
        var citizens = await OpenedAsync(server, channel.ServiceUrl);

        await Task.WhenAll(citizens.SelectMany(citizen => Answers.Select(citizen.SayAsync)));
        await DeliveredAsync(server);

        var arrived = await ArrivedAsync(server);
        foreach (var citizen in citizens)
        {
            channel.In(citizen.Conversation).Select(t => Said(new Received(t.Activity))).ShouldBe(right[arrived[citizen.Conversation]]);
        }

        channel.Calls.ShouldBe(channel.Count);
        server.Log.Errors.ShouldBeEmpty();
    }

    /// <summary>The clock stands still, so that the same times are free for everybody; nobody takes one.</summary>
    private static Task<CitizenBotServer> ServerAsync(DatabaseKind database) => CitizenBotServer.StartAsync(new ServerOptions
    {
        Database = database,
        Time = new ManualTimeProvider(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero)),
        Settings = new Dictionary<string, string> { ["Bots:AllowAnonymous"] = "true" },
        Replace = SlowStore.Use,
    });

    /// <summary>What the bot says when the answers come one by one, for each order in which they can.</summary>
    private static async Task<Dictionary<string, List<string>>> OneByOneAsync(CitizenBotServer server)
    {
        var right = new Dictionary<string, List<string>>();
        foreach (var order in Orders())
        {
            var citizen = (await OpenedAsync(server, null, 1, $"one-by-one-{right.Count}-"))[0];
            var said = new List<string>();
            foreach (var answer in order)
            {
                said.AddRange((await citizen.AskAsync(answer)).Select(Said));
            }

            right[string.Join('|', order)] = said;
        }

        // Otherwise any order would be as right as another.
        right.Values.Select(said => string.Join('\n', said)).Distinct().Count().ShouldBeGreaterThan(2);
        return right;
    }

    private static IEnumerable<string[]> Orders() =>
        from first in Answers
        from second in Answers
        from third in Answers
        where first != second && second != third && first != third
        select (string[])[first, second, third];

    private static Task<RemoteCitizen[]> OpenedAsync(CitizenBotServer server, string? serviceUrl, int? count = null, string name = "c") =>
        Task.WhenAll(Enumerable.Range(0, count ?? Conversations).Select(async i =>
        {
            var citizen = new RemoteCitizen(server.Http, $"{name}{i}", serviceUrl);
            (await citizen.AskAsync(Opening)).ShouldNotBeEmpty();
            return citizen;
        }));

    /// <summary>The order of arrival of the answers, by the channel's id of the conversation.</summary>
    private static async Task<Dictionary<string, string>> ArrivedAsync(CitizenBotServer server)
    {
        await using var db = server.OpenDatabase();
        var rows = await (
            from activity in db.Activities.AsNoTracking()
            join conversation in db.Conversations on activity.ConversationId equals conversation.Id
            where activity.Inbound
            orderby activity.Sequence
            select new { conversation.ChannelConversationId, activity.Json }).ToListAsync();
        return rows.Select(r => (r.ChannelConversationId, Text: TextOf(r.Json))).Where(r => Answers.Contains(r.Text))
            .GroupBy(r => r.ChannelConversationId).ToDictionary(g => g.Key, g => string.Join('|', g.Select(r => r.Text)));
    }

    private static string? TextOf(string json)
    {
        using var activity = JsonDocument.Parse(json);
        return activity.RootElement.TryGetProperty("text", out var text) ? text.GetString() : null;
    }

    private static string Said(Received reply) => $"{reply.Type} {reply.Name} {reply.Words} [{string.Join('|', reply.Buttons)}]";

    private static async Task DeliveredAsync(CitizenBotServer server)
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var db = server.OpenDatabase();
        while (await db.Outbox.AnyAsync(patience.Token) || await db.Activities.AnyAsync(a => a.Pending, patience.Token))
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
