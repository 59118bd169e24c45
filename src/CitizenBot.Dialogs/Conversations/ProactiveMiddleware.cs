using System.Text.Json;
using CitizenBot.BotFramework.Turns;
using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Conversations;

/// <summary>In the turn's state of a turn that nobody outside has begun.</summary>
public sealed record ProactiveOrigin;

/// <summary>Says what the bot is to say of its own accord, in the language in which it is written. Nobody has spoken, so nothing else has anything to answer.</summary>
public sealed class ProactiveMiddleware(ILanguageDetector detector) : IMiddleware
{
    /// <summary>The field of the event's value that holds what to say.</summary>
    public const string Text = "text";

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        if (context.TurnState.Get<ProactiveOrigin>() is null)
        {
            await next(cancellationToken);
        }
        else if (context.Activity.Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(Text, out var said) && said.GetString() is { Length: > 0 } text)
        {
            await context.SayWrittenAsync("system", text, detector, cancellationToken);
        }
    }
}
