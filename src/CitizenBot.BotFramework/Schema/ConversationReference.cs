using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Schema;

/// <summary>A point in a conversation, enough to speak in it later.</summary>
public sealed class ConversationReference
{
    /// <summary>The activity that the reference was taken from.</summary>
    public string? ActivityId { get; set; }

    /// <summary>The person.</summary>
    public ChannelAccount? User { get; set; }

    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; set; }

    /// <summary>The conversation; its id is mandatory (A7550).</summary>
    public ConversationAccount? Conversation { get; set; }

    /// <summary>The channel; mandatory (A7550).</summary>
    public string? ChannelId { get; set; }

    /// <summary>The language last used, as a BCP 47 tag.</summary>
    public string? Locale { get; set; }

    /// <summary>The channel's Connector API. Untrusted when the reference came in on a wire (A7560).</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>How answers were asked for.</summary>
    public string? DeliveryMode { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>
    /// The reference that answers to <paramref name="activity"/>, an incoming one, go to. A conversationUpdate on Direct Line
    /// or Web Chat gives no activity id: it is not shown there, so nothing can be a reply to it.
    /// </summary>
    public static ConversationReference Of(Activity activity) => new()
    {
        ActivityId = activity.Type == ActivityTypes.ConversationUpdate
            && activity.ChannelId is ChannelIds.DirectLine or ChannelIds.WebChat ? null : activity.Id,
        User = activity.From?.Clone(),
        Bot = activity.Recipient?.Clone(),
        Conversation = activity.Conversation?.Clone(),
        ChannelId = activity.ChannelId,
        Locale = activity.Locale,
        ServiceUrl = activity.ServiceUrl,
        DeliveryMode = activity.DeliveryMode,
    };

    /// <summary>
    /// What begins a turn that nobody outside asked for: an event of the name <see cref="ActivityEventNames.ContinueConversation"/>,
    /// with an id that no channel knows. What is said in the turn replies to that id, as the Bot Framework's SDKs do it.
    /// </summary>
    public Activity GetContinuationActivity() => new()
    {
        Type = ActivityTypes.Event,
        Name = ActivityEventNames.ContinueConversation,
        Id = Guid.NewGuid().ToString(),
        ChannelId = ChannelId,
        ServiceUrl = ServiceUrl,
        Locale = Locale,
        Conversation = Conversation?.Clone(),
        From = User?.Clone(),
        Recipient = Bot?.Clone(),
        RelatesTo = this,
    };

    /// <summary>
    /// Addresses <paramref name="activity"/> as the bot's to the person. Its own locale and replyToId win; its id is removed, and
    /// it does not tell a channel where the channel is (A2302).
    /// </summary>
    public void Address(Activity activity)
    {
        activity.Id = null;
        activity.ChannelId = ChannelId;
        activity.ServiceUrl = null;
        activity.Conversation = Conversation?.Clone();
        activity.Locale ??= Locale;
        activity.From = Bot?.Clone() ?? new ChannelAccount();
        activity.From.Role = RoleTypes.Bot;
        activity.Recipient = User?.Clone();
        activity.ReplyToId ??= ActivityId;
    }
}
