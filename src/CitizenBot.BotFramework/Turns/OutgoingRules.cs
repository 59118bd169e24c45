using System.Text.Json;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.Turns;

/// <summary>
/// What the specification asks of an activity on its way out, whatever the dialog put in it. Lists and parts that dialogs may
/// share between conversations are replaced, never changed.
/// </summary>
internal static class OutgoingRules
{
    /// <summary>Makes the activity keep the rules.</summary>
    public static void Apply(Activity activity)
    {
        // The receiver's own knowledge: a bot tells a channel neither who called it nor where the channel is (A2250, A2302).
        activity.CallerId = null;
        activity.ServiceUrl = null;
        activity.DeliveryMode = null;
        activity.HistoryDisclosed = null;
        activity.Entities = Distinct(activity.Entities);
        activity.Attachments = OrNull(activity.Attachments);
        activity.ListenFor = OrNull(activity.ListenFor);
        activity.SuggestedActions = WithValues(activity.SuggestedActions);

        // The specification's default is plain and Web Chat's is Markdown, so neither is left to chance.
        if (activity.Type == ActivityTypes.Message && activity.Text is not null)
            activity.TextFormat ??= TextFormatTypes.Plain;
    }

    // A2100 and A2102.
    private static List<Entity>? Distinct(IList<Entity>? entities)
    {
        var distinct = new List<Entity>();
        foreach (var entity in entities ?? [])
        {
            if (!distinct.Any(other => Same(other, entity)))
                distinct.Add(entity);
        }
        return distinct.Count > 0 ? distinct : null;
    }

    private static bool Same(Entity one, Entity other) =>
        one.Type == other.Type
        && (one.Properties?.Count ?? 0) == (other.Properties?.Count ?? 0)
        && (one.Properties ?? new Dictionary<string, JsonElement>()).All(
            field => other.Properties!.TryGetValue(field.Key, out var value) && JsonElement.DeepEquals(field.Value, value));

    private static IList<T>? OrNull<T>(IList<T>? list) => list is { Count: > 0 } ? list : null;

    // A7701. Web Chat sends the value of an imBack and the specification its title (A7361): with both there and one of them text, either serves.
    private static SuggestedActions? WithValues(SuggestedActions? suggested) =>
        suggested?.Actions is not { Count: > 0 } actions ? null
        : actions.All(action => !LacksValue(action)) ? suggested
        : new SuggestedActions { To = suggested.To, Actions = [.. actions.Select(WithValue)], Properties = suggested.Properties };

    private static CardAction WithValue(CardAction action) => LacksValue(action)
        ? new CardAction
        {
            Type = action.Type, Title = action.Title, Image = action.Image, ImageAltText = action.ImageAltText, Text = action.Text,
            DisplayText = action.DisplayText, ChannelData = action.ChannelData, Properties = action.Properties,
            Value = JsonSerializer.SerializeToElement(action.Title ?? "", BotFrameworkJson.Wire.String),
        }
        : action;

    private static bool LacksValue(CardAction action) =>
        action.Type == ActionTypes.ImBack && action.Value is not { ValueKind: JsonValueKind.String };
}
