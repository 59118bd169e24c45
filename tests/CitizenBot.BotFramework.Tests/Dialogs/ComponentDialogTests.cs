using System.Text.Json;
using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Tests.Kit;

namespace CitizenBot.BotFramework.Tests.Dialogs;

public class ComponentDialogTests
{
    [Fact]
    public Task The_result_of_a_component_is_that_of_its_dialog() => TestFlow.Of(Root())
        .Send("hej").AssertReply("Vem?")
        .Send("Anna").AssertReply("Resultat: Anna")
        .StartTestAsync();

    [Fact]
    public Task Help_answers_and_stays_where_the_person_was() => TestFlow.Of(Root())
        .Send("hej").AssertReply("Vem?")
        .Send("hjälp").AssertReply("Så här gör du.")
        .Send("Anna").AssertReply("Resultat: Anna")
        .StartTestAsync();

    [Fact]
    public Task Stopping_ends_the_component_with_nothing() => TestFlow.Of(Root())
        .Send("hej").AssertReply("Vem?")
        .Send("sluta").AssertReply("Resultat: ")
        .StartTestAsync();

    [Fact]
    public Task Stopping_everything_ends_what_is_around_too() => TestFlow.Of(Root())
        .Send("hej").AssertReply("Vem?")
        .Send("sluta helt").AssertNoReply()
        .Send("hej").AssertReply("Vem?")
        .StartTestAsync();

    [Fact]
    public Task Talk_about_something_else_comes_back_to_the_question() => TestFlow.Of(Root())
        .Send("hej").AssertReply("Vem?")
        .Send("väder").AssertReply("Regn. Mer?")
        .Send("nej").AssertReply("Vem?")
        .Send("Anna").AssertReply("Resultat: Anna")
        .StartTestAsync();

    [Fact]
    public Task Replacing_begins_the_other_dialog_in_its_place() => TestFlow.Of(Root())
        .Send("hej").AssertReply("Vem?")
        .Send("byt").AssertReply("Regn. Mer?")
        .Send("nej").AssertReply("Resultat: nej")
        .StartTestAsync();

    [Fact]
    public Task Options_reach_the_dialog_inside() => TestFlow.Of(new ComponentDialog("root")
            .AddDialog(new WaterfallDialog("main").AddStep("begin", (step, token) =>
                step.BeginDialogAsync("inner", JsonSerializer.SerializeToElement("Angered", DialogsJson.Stored.String), token)))
            .AddDialog(new ComponentDialog("inner").AddDialog(new WaterfallDialog("steps").AddStep("tell", async (step, token) =>
            {
                await step.Context.SendActivityAsync(step.Options!.Value.GetString()!, token);
                return await step.EndDialogAsync(cancellationToken: token);
            }))))
        .Send("hej").AssertReply("Angered")
        .StartTestAsync();

    [Fact]
    public async Task The_open_question_inside_can_be_seen_and_asked_again()
    {
        var conversation = new ConversationState();
        var dialogs = new DialogSet(conversation.CreateProperty("dialogs", DialogsJson.Stored.DialogState)).Add(Root());

        await new TestFlow(new DelegateBot(async (context, token) =>
            {
                var outer = await dialogs.CreateContextAsync(context, token);
                if (outer.ActiveDialog is null)
                {
                    await outer.BeginDialogAsync("root", cancellationToken: token);
                    return;
                }
                outer.Child!.ActiveDialog!.Id.ShouldBe("inner");
                outer.Child.Child!.ActiveDialog!.Id.ShouldBe("text");
                outer.Child.Child.Child.ShouldBeNull();
                outer.Child.Child.FindDialog("main").ShouldNotBeNull();
                await outer.RepromptDialogAsync(token);
            }))
            .Send("hej").AssertReply("Vem?")
            .Send("va?").AssertReply("Vem?")
            .StartTestAsync();
    }

    [Fact]
    public void An_id_can_be_used_once() =>
        Should.Throw<ArgumentException>(() => new ComponentDialog("c").AddDialog(new TextPrompt("a")).AddDialog(new TextPrompt("a")));

    private static ComponentDialog Root() => new ComponentDialog("root")
        .AddDialog(new WaterfallDialog("main")
            .AddStep("ask", (step, token) => step.BeginDialogAsync("inner", null, token))
            .AddStep("tell", async (step, token) =>
            {
                await step.Context.SendActivityAsync($"Resultat: {step.Result}", token);
                return await step.EndDialogAsync(cancellationToken: token);
            }))
        .AddDialog(new Interruptible())
        .AddDialog(Weather);

    private static WaterfallDialog Weather => new WaterfallDialog("weather")
        .AddStep("tell", async (step, token) =>
        {
            await step.Context.SendActivityAsync("Regn. Mer?", token);
            return Dialog.EndOfTurn;
        });

    private sealed class Interruptible : ComponentDialog
    {
        public Interruptible() : base("inner") => AddDialog(new WaterfallDialog("steps")
                .AddStep("who", (step, token) => step.PromptAsync("text", PromptOptions.Of("Vem?"), token)))
            .AddDialog(new TextPrompt("text"))
            .AddDialog(Weather);

        protected override async Task<DialogTurnResult> OnContinueDialogAsync(
            DialogContext innerContext, CancellationToken cancellationToken)
        {
            switch (innerContext.Context.Activity.Text)
            {
                case "hjälp":
                    await innerContext.Context.SendActivityAsync("Så här gör du.", cancellationToken);
                    return EndOfTurn;
                case "sluta":
                    return await innerContext.CancelAllDialogsAsync(cancellationToken: cancellationToken);
                case "sluta helt":
                    return await innerContext.CancelAllDialogsAsync(cancelParents: true, cancellationToken);
                case "väder":
                    return await innerContext.BeginDialogAsync("weather", cancellationToken: cancellationToken);
                case "byt":
                    return await innerContext.Parent!.ReplaceDialogAsync("weather", cancellationToken: cancellationToken);
                default:
                    return await base.OnContinueDialogAsync(innerContext, cancellationToken);
            }
        }
    }
}
