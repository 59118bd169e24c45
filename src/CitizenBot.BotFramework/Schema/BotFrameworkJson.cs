using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CitizenBot.BotFramework.DirectLine;

namespace CitizenBot.BotFramework.Schema;

/// <summary>
/// The wire format: camelCase, nulls left out, tolerant of the case of names when reading (A2001, A2002). Use
/// <see cref="Wire"/>, as in <c>JsonSerializer.Serialize(activity, BotFrameworkJson.Wire.Activity)</c>: the generated
/// Default escapes every letter outside ASCII, which makes Arabic six times as long.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(IReadOnlyList<Activity>))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(HeroCard))]
[JsonSerializable(typeof(ThumbnailCard))]
[JsonSerializable(typeof(SigninCard))]
[JsonSerializable(typeof(ReceiptCard))]
[JsonSerializable(typeof(OAuthCard))]
[JsonSerializable(typeof(MediaCard))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(InvokeResponse))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(Transcript))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ConversationResourceResponse))]
[JsonSerializable(typeof(PagedMembersResult))]
[JsonSerializable(typeof(ChannelAccount[]))]
[JsonSerializable(typeof(AttachmentData))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(TokenParameters))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
public sealed partial class BotFrameworkJson : JsonSerializerContext
{
    /// <summary>For everything but what strangers send.</summary>
    public static BotFrameworkJson Wire { get; } = new(WireOptions());

    /// <summary>For what strangers send: a field that stands twice is refused (A2001), since two readers may take two different ones.</summary>
    public static BotFrameworkJson Inbound { get; } = new(new JsonSerializerOptions(WireOptions()) { AllowDuplicateProperties = false });

    private static JsonSerializerOptions WireOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };
}
