using System.Text.Json;
using System.Text.Json.Serialization;

namespace CitizenBot.BotFramework.Schema;

/// <summary>
/// One unit of the Activity protocol 3: a message, a typing indicator, an event. Which fields matter depends on
/// <see cref="Type"/>; fields that this class does not know are kept in <see cref="Properties"/> and written back (A2005).
/// </summary>
public sealed class Activity
{
    /// <summary>What kind of activity this is, one of <see cref="ActivityTypes"/>. Mandatory.</summary>
    public string? Type { get; set; }

    /// <summary>Assigned by the channel; opaque, unique within the conversation. Bots leave it null (A2031).</summary>
    public string? Id { get; set; }

    /// <summary>When the channel received it, in UTC. Written with <c>Z</c>; an unreadable one is read as null (A2042).</summary>
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>When it was sent, on the sender's clock and with the sender's offset (A2050).</summary>
    [JsonConverter(typeof(LocalTimestampConverter))]
    public DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>The sender's IANA time zone, such as <c>Europe/Stockholm</c> (A2055).</summary>
    public string? LocalTimezone { get; set; }

    /// <summary>Who called, as a URN set by the receiver after authentication; dropped when it comes in on the wire (A2251).</summary>
    public string? CallerId { get; set; }

    /// <summary>Base address of the channel's Connector API. Set by the channel; untrusted until the token says the same.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>The channel's name, compared ordinally. See <see cref="ChannelIds"/>.</summary>
    public string? ChannelId { get; set; }

    /// <summary>The sender.</summary>
    public ChannelAccount? From { get; set; }

    /// <summary>The conversation it belongs to; its id is mandatory (A2080).</summary>
    public ConversationAccount? Conversation { get; set; }

    /// <summary>The addressee, when there is one.</summary>
    public ChannelAccount? Recipient { get; set; }

    /// <summary>How to read <see cref="Text"/>, one of <see cref="TextFormatTypes"/>.</summary>
    public string? TextFormat { get; set; }

    /// <summary>How to lay out <see cref="Attachments"/>, one of <see cref="AttachmentLayoutTypes"/>.</summary>
    public string? AttachmentLayout { get; set; }

    /// <summary>conversationUpdate: who joined.</summary>
    public IList<ChannelAccount>? MembersAdded { get; set; }

    /// <summary>conversationUpdate: who left.</summary>
    public IList<ChannelAccount>? MembersRemoved { get; set; }

    /// <summary>messageReaction: reactions given.</summary>
    public IList<MessageReaction>? ReactionsAdded { get; set; }

    /// <summary>messageReaction: reactions taken back.</summary>
    public IList<MessageReaction>? ReactionsRemoved { get; set; }

    /// <summary>conversationUpdate: the conversation's new topic.</summary>
    public string? TopicName { get; set; }

    /// <summary>conversationUpdate: whether earlier messages are shown to newcomers. Read only, not to be sent (A4110).</summary>
    public bool? HistoryDisclosed { get; set; }

    /// <summary>The language of the content as a BCP 47 tag. May be anything on the way in (A3021).</summary>
    public string? Locale { get; set; }

    /// <summary>What is said; may be empty.</summary>
    public string? Text { get; set; }

    /// <summary>What to say aloud, text or SSML. Null: <see cref="Text"/>; empty: silence (A3035).</summary>
    public string? Speak { get; set; }

    /// <summary>Whether the bot waits for an answer, one of <see cref="InputHints"/>.</summary>
    [JsonConverter(typeof(InputHintConverter))]
    public string? InputHint { get; set; }

    /// <summary>Text for a channel that cannot show the attachments.</summary>
    public string? Summary { get; set; }

    /// <summary>Buttons that go away once one is used.</summary>
    public SuggestedActions? SuggestedActions { get; set; }

    /// <summary>Cards, images and files, in order. Null rather than empty (A3050).</summary>
    public IList<Attachment>? Attachments { get; set; }

    /// <summary>Facts about the content, in no order, no two alike (A2102). Null rather than empty.</summary>
    public IList<Entity>? Entities { get; set; }

    /// <summary>An object that only the channel's own clients understand, preserved both ways (A2200).</summary>
    public JsonElement? ChannelData { get; set; }

    /// <summary>contactRelationUpdate and installationUpdate: <c>add</c> or <c>remove</c>.</summary>
    public string? Action { get; set; }

    /// <summary>Id of the activity that this one answers. May name one that the channel has never seen (proactive messages).</summary>
    public string? ReplyToId { get; set; }

    /// <summary>trace: what is shown in the log.</summary>
    public string? Label { get; set; }

    /// <summary>What kind of thing <see cref="Value"/> is.</summary>
    public string? ValueType { get; set; }

    /// <summary>A payload: the value of an event, invoke or command, or the fields of an Adaptive Card.</summary>
    public JsonElement? Value { get; set; }

    /// <summary>Name of an event, invoke, command or trace.</summary>
    public string? Name { get; set; }

    /// <summary>Another conversation that this is about. Its service URL is not to be trusted (A7560).</summary>
    public ConversationReference? RelatesTo { get; set; }

    /// <summary>endOfConversation: why, one of <see cref="EndOfConversationCodes"/>.</summary>
    public string? Code { get; set; }

    /// <summary>When the message stops being of interest, in UTC.</summary>
    [JsonConverter(typeof(TimestampConverter))]
    public DateTimeOffset? Expiration { get; set; }

    /// <summary>One of <see cref="ActivityImportance"/>.</summary>
    public string? Importance { get; set; }

    /// <summary>How the sender wants the answers, one of <see cref="DeliveryModes"/>.</summary>
    public string? DeliveryMode { get; set; }

    /// <summary>Phrases that speech recognition should expect.</summary>
    public IList<string>? ListenFor { get; set; }

    /// <summary>suggestion: which words it is about.</summary>
    public IList<TextHighlight>? TextHighlights { get; set; }

    /// <summary>A task that client and bot both know; unreadable ones are ignored (A3133).</summary>
    [JsonConverter(typeof(SemanticActionConverter))]
    public SemanticAction? SemanticAction { get; set; }

    /// <summary>Fields of the wire that are not above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>
    /// A copy whose lists and accounts can be changed without touching this activity; the elements of the lists are shared.
    /// </summary>
    public Activity Clone()
    {
        var copy = (Activity)MemberwiseClone();
        copy.From = From?.Clone();
        copy.Recipient = Recipient?.Clone();
        copy.Conversation = Conversation?.Clone();
        copy.MembersAdded = MembersAdded?.ToList();
        copy.MembersRemoved = MembersRemoved?.ToList();
        copy.ReactionsAdded = ReactionsAdded?.ToList();
        copy.ReactionsRemoved = ReactionsRemoved?.ToList();
        copy.Attachments = Attachments?.ToList();
        copy.Entities = Entities?.ToList();
        copy.ListenFor = ListenFor?.ToList();
        copy.TextHighlights = TextHighlights?.ToList();
        copy.Properties = Properties is null ? null : new Dictionary<string, JsonElement>(Properties);
        return copy;
    }
}
