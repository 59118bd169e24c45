namespace CitizenBot.BotFramework.Turns;

/// <summary>The rest of the pipeline: the middleware after this one, and at last the bot.</summary>
public delegate Task NextDelegate(CancellationToken cancellationToken);

/// <summary>Runs around the bot: code before <c>next</c> on the way in, code after it on the way out.</summary>
public interface IMiddleware
{
    /// <summary>Handles the turn, and calls <paramref name="next"/> unless the bot is not to see it.</summary>
    Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken);
}

/// <summary>Middleware in order; a middleware itself.</summary>
/// <param name="middleware">First the outermost.</param>
public sealed class MiddlewareSet(IEnumerable<IMiddleware> middleware) : IMiddleware
{
    private readonly IMiddleware[] middleware = [.. middleware];

    /// <inheritdoc/>
    public Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        return Run(0, cancellationToken);

        Task Run(int index, CancellationToken token) => index < middleware.Length
            ? middleware[index].OnTurnAsync(context, inner => Run(index + 1, inner), token)
            : next(token);
    }
}
