using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Tests.Kit;

namespace CitizenBot.BotFramework.Tests.Dialogs;

public class WaterfallTests
{
    [Fact]
    public Task Each_message_is_one_step() => TestFlow.Of(Questions("vem", "var", "när"))
        .Send("hej").AssertReply("vem?")
        .Send("Anna").AssertReply("var? (Anna)")
        .Send("Angered").AssertReply("när? (Angered)")
        .Send("nu").AssertNoReply()
        .Send("hej igen").AssertReply("vem?")
        .StartTestAsync();

    [Fact]
    public Task An_activity_that_is_no_message_does_not_advance() => TestFlow.Of(Questions("vem", "var"))
        .Send("hej").AssertReply("vem?")
        .Send(TestActivities.Incoming(ActivityTypes.Typing)).AssertNoReply()
        .Send(TestActivities.Incoming(ActivityTypes.Event)).AssertNoReply()
        .Send("Anna").AssertReply("var? (Anna)")
        .StartTestAsync();

    [Fact]
    public Task Values_last_as_long_as_the_dialog() => TestFlow.Of(new WaterfallDialog("root")
            .AddStep("first", async (step, token) =>
            {
                step.SetValue("name", "Anna", DialogsJson.Stored.String);
                await step.Context.SendActivityAsync("ok", token);
                return Dialog.EndOfTurn;
            })
            .AddStep("second", async (step, token) =>
            {
                await step.Context.SendActivityAsync(step.GetValue("name", DialogsJson.Stored.String)!, token);
                return await step.EndDialogAsync(cancellationToken: token);
            }))
        .Send("hej").AssertReply("ok")
        .Send("vad?").AssertReply("Anna")
        .StartTestAsync();

    [Fact]
    public Task A_step_can_go_on_at_once() => TestFlow.Of(new WaterfallDialog("root")
            .AddStep("first", (step, token) => step.NextAsync("förvalt", token))
            .AddStep("second", async (step, token) =>
            {
                await step.Context.SendActivityAsync($"{step.Result} {step.Reason}", token);
                return await step.NextAsync(cancellationToken: token);
            }))
        .Send("hej").AssertReply("förvalt NextCalled")
        .StartTestAsync();

    [Fact]
    public async Task A_step_cannot_go_on_twice()
    {
        var flow = TestFlow.Of(new WaterfallDialog("root")
            .AddStep("first", async (step, token) =>
            {
                await step.NextAsync(cancellationToken: token);
                return await step.NextAsync(cancellationToken: token);
            })
            .AddStep("second", (_, _) => Task.FromResult(Dialog.EndOfTurn)));

        var error = await Should.ThrowAsync<InvalidOperationException>(flow.Send("hej").StartTestAsync);
        error.Message.ShouldContain("first");
    }

    [Fact]
    public async Task Steps_may_be_added_while_a_conversation_is_open()
    {
        var storage = new MemoryStorage();
        await TestFlow.Of(Questions("vem", "var"), storage: storage)
            .Send("hej").AssertReply("vem?")
            .Send("Anna").AssertReply("var? (Anna)").StartTestAsync();

        await TestFlow.Of(Questions("hälsning", "vem", "mellan", "var", "slut"), apology: "Förlåt", storage: storage)
            .Send("Angered").AssertReply("slut? (Angered)").StartTestAsync();
    }

    [Fact]
    public async Task A_conversation_at_a_step_that_is_gone_starts_over_and_is_told_so()
    {
        var storage = new MemoryStorage();
        await TestFlow.Of(Questions("vem", "var"), storage: storage)
            .Send("hej").AssertReply("vem?")
            .Send("Anna").AssertReply("var? (Anna)").StartTestAsync();

        await TestFlow.Of(Questions("vem", "plats"), apology: "Förlåt, vi börjar om.", storage: storage)
            .Send("Angered").AssertReply("Förlåt, vi börjar om.").AssertReply("vem?")
            .Send("Anna").AssertReply("plats? (Anna)").StartTestAsync();
    }

    [Fact]
    public void A_name_can_be_used_once() =>
        Should.Throw<ArgumentException>(() => Questions("vem", "vem")).Message.ShouldContain("vem");

    internal static WaterfallDialog Questions(params string[] names)
    {
        var dialog = new WaterfallDialog("root");
        foreach (var name in names)
            dialog.AddStep(name, async (step, token) =>
            {
                await step.Context.SendActivityAsync(step.Result is null ? name + "?" : $"{name}? ({step.Result})", token);
                return Dialog.EndOfTurn;
            });
        return dialog;
    }
}
