using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Tests.Kit;

/// <summary>A conversation written down: what the person says and what the bot must answer, through the real adapter.</summary>
internal sealed class TestFlow
{
    private readonly MemoryStorage storage;
    private readonly IBot bot;
    private readonly Queue<Activity> replies = new();
    private readonly List<Func<Task>> steps = [];

    public TestFlow(IBot bot, MemoryStorage? storage = null) => (this.bot, this.storage) = (bot, storage ?? new MemoryStorage());

    /// <summary>A bot that is one dialog.</summary>
    public static TestFlow Of(Dialog root, int version = 1, string? apology = null, MemoryStorage? storage = null)
    {
        var conversation = new ConversationState();
        var dialogs = new DialogSet(conversation.CreateProperty("dialogState", DialogsJson.Stored.DialogState))
        {
            Version = version,
            OnRestart = apology is null ? null : (context, token) => context.SendActivityAsync(apology, token),
        };
        dialogs.Add(root);
        return new TestFlow(new DelegateBot((context, token) => dialogs.RunAsync(context, root.Id, token)), storage);
    }

    public TestFlow Send(string text) => Send(TestActivities.Message(text));

    public TestFlow Send(Activity activity)
    {
        steps.Add(async () =>
        {
            replies.ShouldBeEmpty($"Unasserted: {replies.FirstOrDefault()?.Text}");
            var turn = await new BotAdapter([], bot).ProcessActivityAsync(activity, storage, default);
            await storage.CommitAsync(turn);
            foreach (var reply in turn.Activities)
                replies.Enqueue(reply);
        });
        return this;
    }

    public TestFlow AssertReply(string text) => AssertReply(reply => reply.Text.ShouldBe(text));

    public TestFlow AssertReply(Action<Activity> assert)
    {
        steps.Add(() =>
        {
            replies.ShouldNotBeEmpty("The bot said nothing.");
            assert(replies.Dequeue());
            return Task.CompletedTask;
        });
        return this;
    }

    public TestFlow AssertNoReply()
    {
        steps.Add(() =>
        {
            replies.ShouldBeEmpty($"The bot said: {replies.FirstOrDefault()?.Text}");
            return Task.CompletedTask;
        });
        return this;
    }

    public async Task StartTestAsync()
    {
        foreach (var step in steps)
            await step();
        replies.ShouldBeEmpty($"Unasserted: {replies.FirstOrDefault()?.Text}");
    }
}
