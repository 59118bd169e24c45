namespace CitizenBot.BotFramework.Turns;

/// <summary>Handles one turn.</summary>
public interface IBot
{
    /// <summary>
    /// Handles the activity of <paramref name="context"/>. It may run more than once for one activity, so it has no effect
    /// but through the context.
    /// </summary>
    Task OnTurnAsync(ITurnContext context, CancellationToken cancellationToken);
}
