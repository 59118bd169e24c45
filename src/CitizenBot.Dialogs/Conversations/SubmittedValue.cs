using System.Text.Json;
using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.Dialogs.Conversations;

/// <summary>
/// A message without text may say something all the same: the button of a card (Action.Submit, postBack, messageBack) sends its
/// data as the value, with what was filled in. A card for this bot has <c>{"citizenbot": {"text": "..."}}</c> in the data, which is
/// taken as if the citizen had written it, or <c>{"citizenbot": {"input": "date"}}</c>, which names the field that has the answer.
/// Only within the turn: what is stored stays as it was sent.
/// </summary>
public sealed class SubmittedValue : IMiddleware
{
    /// <summary>The field of a value that is meant for the bot.</summary>
    public const string Field = "citizenbot";

    /// <inheritdoc/>
    public Task OnTurnAsync(ITurnContext context, NextDelegate next, CancellationToken cancellationToken)
    {
        if (context.Activity is { Type: ActivityTypes.Message, Value: { } value } message && string.IsNullOrWhiteSpace(message.Text))
        {
            message.Text = TextIn(value);
        }

        return next(cancellationToken);
    }

    /// <summary>What a value says; null for nothing.</summary>
    public static string? TextIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object when value.TryGetProperty(Field, out var own) && own.ValueKind == JsonValueKind.Object => TextOf(own) ?? InputOf(own, value),
        _ => null,
    };

    private static string? TextOf(JsonElement own) =>
        own.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static string? InputOf(JsonElement own, JsonElement value) =>
        own.TryGetProperty("input", out var name) && name.ValueKind == JsonValueKind.String && value.TryGetProperty(name.GetString()!, out var input)
            ? input.ValueKind switch
            {
                JsonValueKind.String => input.GetString(),
                JsonValueKind.Number => input.GetRawText(),
                _ => null,
            }
            : null;
}
