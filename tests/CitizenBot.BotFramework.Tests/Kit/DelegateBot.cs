using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Tests.Kit;

internal sealed class DelegateBot(Func<ITurnContext, CancellationToken, Task> onTurn) : IBot
{
    public DelegateBot(Func<ITurnContext, Task> onTurn) : this((context, _) => onTurn(context))
    {
    }

    public Task OnTurnAsync(ITurnContext context, CancellationToken cancellationToken) => onTurn(context, cancellationToken);
}
