using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage;
using CitizenBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CitizenBot.Tests.Messages;

/// <summary>Turns that are committed together with the message they answer, and when that cannot be.</summary>
public sealed class DirectTurnTests
{
    private const string StateKey = "goteborg-se/test/conversations/c";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Each_turn_goes_on_from_the_one_before_and_leaves_nothing_pending(DatabaseKind database)
    {
        await using var server = await StartAsync(database, new CountingBot());

        (await AskAsync(server, "1")).ShouldBe("1: hello 1");
        (await AskAsync(server, "2")).ShouldBe("2: hello 2");
        (await AskAsync(server, "3")).ShouldBe("3: hello 3");

        await using var db = server.OpenDatabase();
        var activities = await db.Activities.AsNoTracking().OrderBy(a => a.Sequence).ToListAsync();
        activities.Select(a => a.Sequence).ShouldBe([1, 2, 3, 4, 5, 6]);
        activities.ShouldNotContain(a => a.Pending);
        (await db.Conversations.AsNoTracking().SingleAsync()).LastSequence.ShouldBe(6);
        (await db.States.AsNoTracking().SingleAsync(s => s.Key == StateKey)).Version.ShouldBe(3);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_repeated_activity_gets_the_first_answer_and_is_not_handled_again(DatabaseKind database)
    {
        await using var server = await StartAsync(database, new CountingBot());
        await AskAsync(server, "1");

        var first = await AskAsync(server, "2");
        (await AskAsync(server, "2")).ShouldBe(first);
        (await AskAsync(server, "1")).ShouldBe("1: hello 1");

        (await AskAsync(server, "3")).ShouldBe("3: hello 3");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_another_instance_has_written_is_seen_by_the_next_turn(DatabaseKind database)
    {
        await using var server = await StartAsync(database, new CountingBot());
        await AskAsync(server, "1");
        await AskAsync(server, "2");
        var writer = server.Services.GetRequiredService<ITurnWriter>();

        await writer.CommitAsync(new Commit(null, new StateWritten(StateKey, """{"count":41}""", null)), CancellationToken.None);
        (await AskAsync(server, "3")).ShouldBe("42: hello 3");

        await using var db = server.OpenDatabase();
        var conversation = await db.Conversations.AsNoTracking().SingleAsync();
        await writer.CommitAsync(new Commit(conversation.Id, conversation.Version, []), CancellationToken.None);
        (await AskAsync(server, "4")).ShouldBe("43: hello 4");
        (await AskAsync(server, "5")).ShouldBe("44: hello 5");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Messages_that_come_at_once_are_counted_each_once(DatabaseKind database)
    {
        const int Messages = 40;
        await using var server = await StartAsync(database, new CountingBot());
        await AskAsync(server, "first");

        var answers = await Task.WhenAll(Enumerable.Range(0, Messages).Select(i => AskAsync(server, $"{i}")));

        answers.Select(a => int.Parse(a.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture)).Order().ShouldBe(Enumerable.Range(2, Messages));
        server.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_is_accepted_though_its_turn_takes_long()
    {
        var bot = new CountingBot();
        await using var server = await StartAsync(DatabaseKind.Sqlite, bot);
        await AskAsync(server, "1");
        bot.Ready = new TaskCompletionSource();

        using var accepted = await PostAsync(server, "2", "normal");
        accepted.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using (var db = server.OpenDatabase())
        {
            (await db.Activities.AsNoTracking().CountAsync(a => a.Pending)).ShouldBe(1);
        }

        bot.Ready.SetResult();
        (await AskAsync(server, "3")).ShouldBe("3: hello 3");
    }

    private static Task<CitizenBotServer> StartAsync(DatabaseKind database, CountingBot bot) => CitizenBotServer.StartAsync(new ServerOptions
    {
        Database = database,
        Settings = new Dictionary<string, string> { ["Bots:AllowAnonymous"] = "true" },
        Replace = services => services.RemoveAll<IMiddleware>().RemoveAll<IBot>().AddSingleton<IBot>(bot),
    });

    /// <returns>The text of the only reply.</returns>
    private static async Task<string> AskAsync(CitizenBotServer server, string id)
    {
        using var response = await PostAsync(server, id, "expectReplies");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("activities").EnumerateArray().Single().GetProperty("text").GetString()!;
    }

    private static Task<HttpResponseMessage> PostAsync(CitizenBotServer server, string id, string deliveryMode) => server.Http.PostAsJsonAsync("/api/messages", new
    {
        type = "message", id, channelId = "test", deliveryMode, text = $"hello {id}", from = new { id = "u" }, conversation = new { id = "c" },
    });

    /// <summary>Counts the messages of a conversation in its state.</summary>
    private sealed class CountingBot : IBot
    {
        private readonly IStatePropertyAccessor<int> _count = new ConversationState().CreateProperty("count", DialogsJson.Stored.Int32);

        /// <summary>What turns wait for.</summary>
        public TaskCompletionSource? Ready { get; set; }

        public async Task OnTurnAsync(ITurnContext context, CancellationToken cancellationToken)
        {
            if (Ready is { } ready)
            {
                await ready.Task.WaitAsync(cancellationToken);
            }

            var count = await _count.GetAsync(context, cancellationToken) + 1;
            await _count.SetAsync(context, count, cancellationToken);
            await context.SendActivityAsync($"{count}: {context.Activity.Text}", cancellationToken);
        }
    }
}
