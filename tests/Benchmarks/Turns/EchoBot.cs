using CitizenBot.BotFramework.Turns;

namespace Benchmarks.Turns;

internal sealed class EchoBot : IBot
{
    public Task OnTurnAsync(ITurnContext context, CancellationToken cancellationToken) =>
        context.SendActivityAsync($"Echo: {context.Activity.Text}", cancellationToken);
}
