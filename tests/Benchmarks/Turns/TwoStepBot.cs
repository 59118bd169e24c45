using CitizenBot.BotFramework.Dialogs;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.State;
using CitizenBot.BotFramework.Turns;

namespace Benchmarks.Turns;

/// <summary>A waterfall that asks for a name and greets.</summary>
internal sealed class TwoStepBot : IBot
{
    private readonly DialogSet _dialogs;

    public TwoStepBot(ConversationState state)
    {
        _dialogs = new DialogSet(state.CreateProperty("dialogs", DialogsJson.Stored.DialogState));
        _dialogs.Add(new TextPrompt("text"));
        _dialogs.Add(new WaterfallDialog("root")
            .AddStep("ask", (step, token) => step.PromptAsync("text", new PromptOptions { Prompt = new Activity { Type = ActivityTypes.Message, Text = "What is your name?" } }, token))
            .AddStep("greet", async (step, token) =>
            {
                await step.Context.SendActivityAsync($"Hello {step.Result}", token);
                return await step.EndDialogAsync(null, token);
            }));
    }

    public Task OnTurnAsync(ITurnContext context, CancellationToken cancellationToken) => _dialogs.RunAsync(context, "root", cancellationToken);
}
