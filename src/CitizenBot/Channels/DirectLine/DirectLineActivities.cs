using System.Text.Json;
using CitizenBot.BotFramework.Schema;

namespace CitizenBot.Channels.DirectLine;

/// <summary>What the channel adds to an activity that a client posts, and what it refuses.</summary>
internal static class DirectLineActivities
{
    private static readonly HashSet<string> Accepted =
        [ActivityTypes.Message, ActivityTypes.Event, ActivityTypes.Typing, ActivityTypes.EndOfConversation, ActivityTypes.MessageReaction];

    /// <summary>Fills in what only the channel knows. The token says who writes, whatever the body claims.</summary>
    public static void Complete(Activity activity, DirectLineIdentity identity, HttpRequest request)
    {
        activity.Id = null;
        activity.ChannelId = ChannelIds.DirectLine;
        activity.ServiceUrl = $"{request.Scheme}://{request.Host}/";
        activity.Conversation = new ConversationAccount { Id = identity.ConversationId };
        activity.From = new ChannelAccount { Id = identity.UserId, Name = activity.From?.Name, Role = RoleTypes.User };
        activity.Recipient = new ChannelAccount { Id = identity.Assistant, Name = identity.Assistant, Role = RoleTypes.Bot };
        activity.CallerId = null;

        // Neither belongs to a client of Direct Line: answers travel in the stream.
        activity.DeliveryMode = null;
    }

    public static string? Validate(Activity activity) =>
        activity.Type is null ? "The activity has no 'type'."
        : !Accepted.Contains(activity.Type) ? $"Clients cannot send activities of type '{(activity.Type.Length > 40 ? "…" : activity.Type)}'; they send {string.Join(", ", Accepted.Order())}."
        : activity.Attachments?.FirstOrDefault(a => !IsLink(a.ContentUrl) || !IsLink(a.ThumbnailUrl)) is not null
            ? "attachments: contentUrl and thumbnailUrl must be http or https addresses, or contentUrl a data address."
        : ActivityValidation.Validate(activity) ?? CitizenEvents.Validate(activity);

    /// <summary>Others would be run by whoever opens them.</summary>
    private static bool IsLink(string? address) =>
        address is null || (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https");

    /// <summary>The sender and the client's own id for the message; null when the client gives none.</summary>
    public static string? DuplicateKey(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 and <= 200 } value
            ? DuplicateKeys.Of(activity.From!.Id!, value)
            : null;
}
