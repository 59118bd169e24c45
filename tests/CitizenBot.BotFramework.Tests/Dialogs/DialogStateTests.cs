using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Tests.Kit;

namespace CitizenBot.BotFramework.Tests.Dialogs;

public class DialogStateTests
{
    private const string Key = "test/conversations/convo1";

    private readonly MemoryStorage storage = new();

    [Fact]
    public async Task What_is_stored_is_small_and_names_no_types()
    {
        await TestFlow.Of(Component(), storage: storage).Send("hej").AssertReply("Vem?").StartTestAsync();

        (await storage.ReadAsync([Key], default))[Key].Json.ShouldBe(
            """{"dialogState":{"version":1,"dialogStack":[{"id":"component","state":{},"dialogStack":["""
            + """{"id":"text","options":{"prompt":{"type":"message","textFormat":"plain","text":"Vem?"},"style":4},"state":{}},"""
            + """{"id":"steps","step":"vem","state":{}}]}]}}""");
    }

    [Fact]
    public async Task Dialogs_of_another_version_are_dropped_with_an_apology()
    {
        await TestFlow.Of(Component(), version: 1, storage: storage).Send("hej").AssertReply("Vem?").StartTestAsync();

        await TestFlow.Of(Component(), version: 2, apology: "Förlåt", storage: storage)
            .Send("Anna").AssertReply("Förlåt").AssertReply("Vem?")
            .Send("Anna").AssertReply("Hej Anna").StartTestAsync();
    }

    [Fact]
    public async Task A_new_version_says_nothing_to_a_conversation_without_open_dialogs()
    {
        await TestFlow.Of(Component(), version: 1, storage: storage)
            .Send("hej").AssertReply("Vem?")
            .Send("Anna").AssertReply("Hej Anna").StartTestAsync();

        await TestFlow.Of(Component(), version: 2, apology: "Förlåt", storage: storage).Send("hej").AssertReply("Vem?").StartTestAsync();
    }

    [Theory]
    [InlineData("""{"version":1,"dialogStack":[{"id":"gone","state":{}}]}""")]
    [InlineData("""{"version":1,"dialogStack":[{"id":"component","state":{},"dialogStack":[{"id":"gone","state":{}}]}]}""")]
    [InlineData("""{"version":"three","stack":true}""")]
    [InlineData("[]")]
    public async Task Dialogs_that_no_longer_exist_are_dropped_with_an_apology(string stored)
    {
        await storage.WriteAsync(new Dictionary<string, StoreItem> { [Key] = new($$"""{"dialogState":{{stored}}}""", null) }, default);

        await TestFlow.Of(Component(), apology: "Förlåt", storage: storage)
            .Send("Anna").AssertReply("Förlåt").AssertReply("Vem?")
            .Send("Anna").AssertReply("Hej Anna").StartTestAsync();
    }

    private static ComponentDialog Component() => new ComponentDialog("component")
        .AddDialog(new WaterfallDialog("steps")
            .AddStep("vem", (step, token) => step.PromptAsync("text", PromptOptions.Of("Vem?"), token))
            .AddStep("hej", async (step, token) =>
            {
                await step.Context.SendActivityAsync($"Hej {step.Result}", token);
                return await step.EndDialogAsync(cancellationToken: token);
            }))
        .AddDialog(new TextPrompt("text"));
}
