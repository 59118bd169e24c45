using System.Text.Json;

namespace CitizenBot.BotFramework.Schema;

/// <summary>
/// The rules that an activity must keep before anything is done with it. Wrong JSON types never get this far: they are a
/// <see cref="JsonException"/>. Fields that a channel fills in itself (channelId, serviceUrl) are the channel's to check.
/// </summary>
public static class ActivityValidation
{
    /// <summary>Longest text, speak or summary, in UTF-16 units: Direct Line's limit.</summary>
    public const int MaxTextLength = 256 * 1024;

    /// <summary>Longest name, address or other single-line field, in UTF-16 units.</summary>
    public const int MaxFieldLength = 2048;

    /// <summary>Longest id, in UTF-16 units. Ids are parts of storage keys, and a key must fit in a third of a database page.</summary>
    public const int MaxIdLength = 512;

    /// <summary>Longest channel id, in UTF-16 units: it precedes another id in storage keys.</summary>
    public const int MaxChannelIdLength = 100;

    /// <summary>Most elements in any list of an activity.</summary>
    public const int MaxListLength = 250;

    /// <summary>Deepest nesting: what is read must still be writable some levels down, in a set of activities or a transcript.</summary>
    public const int MaxDepth = 48;

    private const int LongestNameShown = 60;

    /// <summary>Null when the activity keeps the rules; else a sentence that names the first field that breaks one.</summary>
    public static string? Validate(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Type))
            return "type is missing.";
        if (string.IsNullOrEmpty(activity.Conversation?.Id))
            return "conversation.id is missing.";
        if (string.IsNullOrEmpty(activity.From?.Id))
            return "from.id is missing.";
        return WrongText(activity) ?? WrongField(activity) ?? WrongList(activity) ?? WrongPart(activity) ?? WrongJson(activity);
    }

    private static string? WrongText(Activity activity) =>
        TooLong("text", activity.Text, MaxTextLength)
        ?? TooLong("speak", activity.Speak, MaxTextLength)
        ?? TooLong("summary", activity.Summary, MaxTextLength);

    private static string? WrongField(Activity activity) =>
        TooLong("type", activity.Type)
        ?? TooLong("id", activity.Id, MaxIdLength)
        ?? TooLong("channelId", activity.ChannelId, MaxChannelIdLength)
        ?? TooLong("serviceUrl", activity.ServiceUrl)
        ?? TooLong("conversation.id", activity.Conversation?.Id, MaxIdLength)
        ?? TooLong("from.id", activity.From?.Id, MaxIdLength)
        ?? TooLong("from.name", activity.From?.Name)
        ?? TooLong("recipient.id", activity.Recipient?.Id)
        ?? TooLong("recipient.name", activity.Recipient?.Name)
        ?? TooLong("replyToId", activity.ReplyToId)
        ?? TooLong("name", activity.Name)
        ?? TooLong("locale", activity.Locale)
        ?? TooLong("localTimezone", activity.LocalTimezone);

    private static string? WrongList(Activity activity) =>
        WrongList("membersAdded", activity.MembersAdded)
        ?? WrongList("membersRemoved", activity.MembersRemoved)
        ?? WrongList("reactionsAdded", activity.ReactionsAdded)
        ?? WrongList("reactionsRemoved", activity.ReactionsRemoved)
        ?? WrongList("attachments", activity.Attachments)
        ?? WrongList("entities", activity.Entities)
        ?? WrongList("listenFor", activity.ListenFor)
        ?? WrongList("textHighlights", activity.TextHighlights)
        ?? WrongList("suggestedActions.actions", activity.SuggestedActions?.Actions)
        ?? WrongList("suggestedActions.to", activity.SuggestedActions?.To);

    private static string? WrongPart(Activity activity)
    {
        if (activity.ChannelData is { ValueKind: not JsonValueKind.Object })
            return "channelData must be an object.";
        if (MustBeNamed(activity.Type) && string.IsNullOrEmpty(activity.Name))
            return $"name is missing: an activity of type {activity.Type} must have one.";
        if (activity.Type is ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete && string.IsNullOrEmpty(activity.Id))
            return $"id is missing: {activity.Type} must name the message.";
        if (activity.RelatesTo is { } reference)
        {
            if (string.IsNullOrEmpty(reference.ChannelId))
                return "relatesTo.channelId is missing.";
            if (string.IsNullOrEmpty(reference.Conversation?.Id))
                return "relatesTo.conversation.id is missing.";
        }
        return PartRules.Wrong(activity);
    }

    // A5001 and A5401; a command and its result are told apart by their names too.
    private static bool MustBeNamed(string? type) =>
        type is ActivityTypes.Event or ActivityTypes.Invoke or ActivityTypes.Command or ActivityTypes.CommandResult;

    // JSON values are kept as they came and not looked into, so half a surrogate pair or a deep nest in one of them would only
    // show when the activity is written, which by then is too late: it has been accepted. Writing it once finds it now.
    private static string? WrongJson(Activity activity)
    {
        if (IsWritable(writer => JsonSerializer.Serialize(writer, activity, BotFrameworkJson.Wire.Activity)))
            return null;
        var field = FieldsOf(activity).FirstOrDefault(f => !IsWritable(writer => WriteField(writer, f.Type, f.Value))).Name;
        return $"{(field is { Length: > 0 and <= LongestNameShown } ? field : "A field")} is nested deeper than {MaxDepth} levels or holds text that is not Unicode.";
    }

    private static IEnumerable<(string Name, Type Type, object? Value)> FieldsOf(Activity activity) =>
        BotFrameworkJson.Wire.Activity.Properties.Where(p => !p.IsExtensionData).Select(p => (p.Name, p.PropertyType, p.Get!(activity)))
            .Concat((activity.Properties ?? new Dictionary<string, JsonElement>()).Select(p => (p.Key, typeof(JsonElement), (object?)p.Value)));

    private static void WriteField(Utf8JsonWriter writer, Type type, object? value)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("field"u8);
        JsonSerializer.Serialize(writer, value, BotFrameworkJson.Wire.Options.GetTypeInfo(type));
        writer.WriteEndObject();
    }

    private static bool IsWritable(Action<Utf8JsonWriter> write)
    {
        using var writer = new Utf8JsonWriter(Stream.Null, new JsonWriterOptions { MaxDepth = MaxDepth });
        try
        {
            write(writer);
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static string? TooLong(string field, string? value, int limit = MaxFieldLength) =>
        value is null ? null
        : value.Length > limit ? $"{field} is longer than {limit} characters."
        : limit <= MaxFieldLength && value.Contains('\0') ? $"{field} has a NUL character."
        : null;

    private static string? WrongList<T>(string field, IList<T>? list) where T : class
    {
        if (list is null)
            return null;
        if (list.Count > MaxListLength)
            return $"{field} has more than {MaxListLength} elements.";
        return list.Contains(null!) ? $"{field} has an element that is null." : null;
    }
}
