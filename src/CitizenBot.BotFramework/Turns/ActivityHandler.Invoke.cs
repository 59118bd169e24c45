using System.Text.Json;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Turns;

public partial class ActivityHandler
{
    /// <summary>
    /// A program asks and waits: null when the bot does not know the name, which the caller sees as 501. Goes on to a method
    /// of its own for the names that the Bot Framework defines.
    /// </summary>
    protected virtual Task<InvokeResponse?> OnInvokeActivityAsync(ITurnContext context, CancellationToken cancellationToken) =>
        context.Activity.Name switch
        {
            "signin/verifyState" => OnSignInVerifyStateAsync(context, cancellationToken),
            "signin/tokenExchange" => OnSignInTokenExchangeAsync(context, cancellationToken),
            "adaptiveCard/action" => OnAdaptiveCardInvokeAsync(context, cancellationToken),
            "application/search" => OnSearchInvokeAsync(context, cancellationToken),
            _ => Unanswered,
        };

    /// <summary>The person has come back from signing in.</summary>
    protected virtual Task<InvokeResponse?> OnSignInVerifyStateAsync(ITurnContext context, CancellationToken cancellationToken) => Unanswered;

    /// <summary>A client offers a token in place of a sign-in.</summary>
    protected virtual Task<InvokeResponse?> OnSignInTokenExchangeAsync(ITurnContext context, CancellationToken cancellationToken) => Unanswered;

    /// <summary>A button of an Adaptive Card; Web Chat sends a message instead.</summary>
    protected virtual Task<InvokeResponse?> OnAdaptiveCardInvokeAsync(ITurnContext context, CancellationToken cancellationToken) => Unanswered;

    /// <summary>A search box of an Adaptive Card.</summary>
    protected virtual Task<InvokeResponse?> OnSearchInvokeAsync(ITurnContext context, CancellationToken cancellationToken) => Unanswered;

    private static Task<InvokeResponse?> Unanswered => Task.FromResult<InvokeResponse?>(null);

    private async Task AnswerInvokeAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (await OnInvokeActivityAsync(context, cancellationToken) is not { } response)
            return;
        var answer = new Activity
        {
            Type = ActivityTypes.InvokeResponse,
            Value = JsonSerializer.SerializeToElement(response, BotFrameworkJson.Wire.InvokeResponse),
        };
        await context.SendActivityAsync(answer, cancellationToken);
    }
}
