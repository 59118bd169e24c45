using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Tests.Kit;

namespace CitizenBot.BotFramework.Tests.Dialogs;

public class PromptTests
{
    [Fact]
    public Task A_question_says_that_it_expects_an_answer() => Asking(new TextPrompt("ask"), PromptOptions.Of("Vem?"))
        .Send("hej").AssertReply(reply => reply.InputHint.ShouldBe(InputHints.ExpectingInput))
        .StartTestAsync();

    [Fact]
    public Task An_answer_that_will_not_do_gets_the_retry_prompt() =>
        Asking(new NumberPrompt("ask", (prompt, _) => Task.FromResult(prompt.Recognized is { Succeeded: true, Value: > 0 })),
                PromptOptions.Of("Hur många?", "Ett tal över noll, tack."))
            .Send("hej").AssertReply("Hur många?")
            .Send("många").AssertReply("Ett tal över noll, tack.")
            .Send("0").AssertReply("Ett tal över noll, tack.")
            .Send("٣").AssertReply("Svar: 3")
            .StartTestAsync();

    [Fact]
    public Task Without_a_retry_prompt_the_question_is_repeated() => Asking(new TextPrompt("ask"), PromptOptions.Of("Vem?"))
        .Send("hej").AssertReply("Vem?")
        .Send("  ").AssertReply("Vem?")
        .Send(" Anna ").AssertReply("Svar: Anna")
        .StartTestAsync();

    [Fact]
    public Task A_validator_counts_attempts_and_may_speak_itself() => Asking(
            new TextPrompt("ask", async (prompt, token) =>
            {
                if (prompt.AttemptCount == 3)
                    return true;
                if (prompt.AttemptCount == 2)
                    await prompt.Context.SendActivityAsync("En gång till.", token);
                return false;
            }),
            PromptOptions.Of("Vem?", "Va?"))
        .Send("hej").AssertReply("Vem?")
        .Send("a").AssertReply("Va?")
        .Send("b").AssertReply("En gång till.")
        .Send("c").AssertReply("Svar: c")
        .StartTestAsync();

    [Fact]
    public Task A_validator_may_put_another_value_in_place() => Asking(
            new TextPrompt("ask", (prompt, _) =>
            {
                prompt.Recognized.Value = prompt.Recognized.Value?.ToUpperInvariant();
                return Task.FromResult(true);
            }),
            PromptOptions.Of("Vem?"))
        .Send("hej").AssertReply("Vem?")
        .Send("anna").AssertReply("Svar: ANNA")
        .StartTestAsync();

    [Fact]
    public Task Typing_is_no_answer() => Asking(new TextPrompt("ask"), PromptOptions.Of("Vem?"))
        .Send("hej").AssertReply("Vem?")
        .Send(TestActivities.Incoming(ActivityTypes.Typing)).AssertNoReply()
        .Send("Anna").AssertReply("Svar: Anna")
        .StartTestAsync();

    [Theory]
    [InlineData("ja, boka", "True")]
    [InlineData("1", "True")]
    [InlineData("nej", "False")]
    [InlineData("yes please", "True")]
    public Task Confirm_takes_a_choice_or_a_word(string answer, string result) => Asking(
            new ConfirmPrompt("ask"),
            new PromptOptions
            {
                Prompt = new Activity { Text = "Boka?" },
                Choices = [new Choice { Value = "Ja, boka" }, new Choice { Value = "Nej" }],
            })
        .Send("hej").AssertReply("Boka?")
        .Send(answer).AssertReply($"Svar: {result}")
        .StartTestAsync();

    [Fact]
    public Task Choices_are_suggested_actions_that_say_their_title() => Asking(new ChoicePrompt("ask"), Places())
        .Send("hej").AssertReply(reply =>
        {
            var button = reply.SuggestedActions!.Actions![1];
            button.Type.ShouldBe(ActionTypes.ImBack);
            button.Title.ShouldBe("Hisingen");
            button.Value!.Value.GetString().ShouldBe("Hisingen");
        })
        .Send("hisingen").AssertReply("Svar: FoundChoice { Value = place-2, Index = 1 }")
        .StartTestAsync();

    [Theory]
    [InlineData(ListStyle.None, "Var?")]
    [InlineData(ListStyle.Inline, "Var? 1. Angered, 2. Hisingen")]
    [InlineData(ListStyle.List, "Var?\n\n1. Angered\n2. Hisingen")]
    public Task Choices_can_be_in_the_text(ListStyle style, string text)
    {
        var options = Places();
        options.Style = style;
        return Asking(new ChoicePrompt("ask"), options)
            .Send("hej").AssertReply(reply =>
            {
                reply.Text.ShouldBe(text);
                reply.SuggestedActions.ShouldBeNull();
            })
            .StartTestAsync();
    }

    [Fact]
    public Task Choices_can_be_on_a_card()
    {
        var options = Places();
        options.Style = ListStyle.HeroCard;
        return Asking(new ChoicePrompt("ask"), options)
            .Send("hej").AssertReply(reply => reply.Attachments!.ShouldHaveSingleItem()
                .Content!.Value.GetProperty("buttons").GetArrayLength().ShouldBe(2))
            .StartTestAsync();
    }

    [Fact]
    public Task A_date_is_given_in_all_its_meanings() => TestFlow.Of(new ComponentDialog("root")
            .AddDialog(new WaterfallDialog("steps")
                .AddStep("ask", (step, token) => step.PromptAsync("ask", PromptOptions.Of("När?", "Skriv 2026-03-01"), token))
                .AddStep("tell", async (step, token) =>
                {
                    var meaning = ((IReadOnlyList<DateTimeResolution>)step.Result!).ShouldHaveSingleItem();
                    await step.Context.SendActivityAsync(meaning.Timex, token);
                    return await step.EndDialogAsync(cancellationToken: token);
                }))
            .AddDialog(new DateTimePrompt("ask")))
        .Send("hej").AssertReply("När?")
        .Send("snart").AssertReply("Skriv 2026-03-01")
        .Send("2026-02-30").AssertReply("Skriv 2026-03-01")
        .Send("2026-03-01 14:00").AssertReply("2026-03-01T14:00")
        .StartTestAsync();

    [Fact]
    public async Task A_prompt_without_a_question_is_a_mistake() =>
        await Should.ThrowAsync<ArgumentException>(Asking(new TextPrompt("ask"), new PromptOptions()).Send("hej").StartTestAsync);

    private static PromptOptions Places() => new()
    {
        Prompt = new Activity { Text = "Var?" },
        Choices = [new Choice { Value = "place-1", Title = "Angered" }, new Choice { Value = "place-2", Title = "Hisingen" }],
    };

    private static TestFlow Asking(Dialog prompt, PromptOptions options) => TestFlow.Of(new ComponentDialog("root")
        .AddDialog(new WaterfallDialog("steps")
            .AddStep("ask", (step, token) => step.PromptAsync("ask", options, token))
            .AddStep("tell", async (step, token) =>
            {
                await step.Context.SendActivityAsync(FormattableString.Invariant($"Svar: {step.Result}"), token);
                return await step.EndDialogAsync(cancellationToken: token);
            }))
        .AddDialog(prompt));
}
