using CitizenBot.BotFramework.Turns;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>
/// Decides whether an answer will do; called also when nothing was recognized. When it sends a message itself, the retry
/// prompt is not sent.
/// </summary>
public delegate Task<bool> PromptValidator<T>(PromptValidatorContext<T> prompt, CancellationToken cancellationToken);

/// <summary>What was recognized in an answer.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public sealed class PromptRecognizerResult<T>
{
    /// <summary>Whether anything was.</summary>
    public bool Succeeded { get; set; }

    /// <summary>What. A validator may put another value in its place.</summary>
    public T? Value { get; set; }

    /// <summary>Something was recognized.</summary>
    internal static PromptRecognizerResult<T> Of(T value) => new() { Succeeded = true, Value = value };
}

/// <summary>An answer on its way through a validator.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="Context">The turn.</param>
/// <param name="Recognized">What was recognized.</param>
/// <param name="Options">What was asked.</param>
/// <param name="AttemptCount">How many answers there have been, from 1.</param>
public sealed record PromptValidatorContext<T>(
    ITurnContext Context, PromptRecognizerResult<T> Recognized, PromptOptions Options, int AttemptCount);
