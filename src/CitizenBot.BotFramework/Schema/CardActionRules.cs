using System.Text.Json;

namespace CitizenBot.BotFramework.Schema;

/// <summary>What a button's value must be for what the button does. A type without rules here is let through (A2005).</summary>
public static class CardActionRules
{
    /// <summary>Null when the button keeps the rules; else what is wrong, to be read after the name of the place where it stands.</summary>
    public static string? Wrong(CardAction action) => action.Type switch
    {
        null or "" => ".type is missing.",
        ActionTypes.ImBack when action.Value is { } value && value.ValueKind != JsonValueKind.String => ".value must be a string.",
        ActionTypes.ImBack when action.Value is null && string.IsNullOrEmpty(action.Title) => " has neither title nor value.",
        ActionTypes.MessageBack when string.IsNullOrEmpty(action.Title) && string.IsNullOrEmpty(action.Image) => " has neither title nor image.",
        ActionTypes.OpenUrl or ActionTypes.DownloadFile or ActionTypes.Signin => WrongAddress(action, mayBeData: false),
        ActionTypes.ShowImage or ActionTypes.PlayAudio or ActionTypes.PlayVideo => WrongAddress(action, mayBeData: true),
        ActionTypes.Call when AddressOf(action)?.Scheme != "tel" => ".value must be a tel: address.",
        _ => null,
    };

    // A7382, A7392 and A7412: a data URI would run in the name of the page that shows the button.
    private static string? WrongAddress(CardAction action, bool mayBeData) =>
        AddressOf(action) is not { } address ? ".value must be an absolute address."
        : !mayBeData && address.Scheme is "data" or "javascript" ? $".value must not be a {address.Scheme}: address."
        : null;

    private static Uri? AddressOf(CardAction action) =>
        action.Value is { ValueKind: JsonValueKind.String } value && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var address) && !address.IsFile ? address : null;
}
