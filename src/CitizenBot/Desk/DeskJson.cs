using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CitizenBot.Desk;

/// <summary>The JSON of the desk's calls and frames. Letters of all scripts are written as they are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(PasswordRequest))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(Summary))]
[JsonSerializable(typeof(ConversationList))]
[JsonSerializable(typeof(ConversationDetail))]
[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(DraftRequest))]
[JsonSerializable(typeof(TranslationState))]
[JsonSerializable(typeof(TranslationRequest))]
[JsonSerializable(typeof(MessageTranslationList))]
[JsonSerializable(typeof(PreviewRequest))]
[JsonSerializable(typeof(TranslationPreview))]
[JsonSerializable(typeof(NoteRequest))]
[JsonSerializable(typeof(TagsRequest))]
[JsonSerializable(typeof(Annotations))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(TransferRequest))]
[JsonSerializable(typeof(TransferTargets))]
[JsonSerializable(typeof(GiveBackRequest))]
[JsonSerializable(typeof(CloseRequest))]
[JsonSerializable(typeof(ConversationReport))]
[JsonSerializable(typeof(OfficeBookingList))]
[JsonSerializable(typeof(OfficeApplicationList))]
[JsonSerializable(typeof(OfficeApplication))]
[JsonSerializable(typeof(ApplicationRequestBody))]
[JsonSerializable(typeof(NumberRequest))]
[JsonSerializable(typeof(NumberAnswer))]
[JsonSerializable(typeof(AgentList))]
[JsonSerializable(typeof(AgentRequest))]
[JsonSerializable(typeof(AgentAnswer))]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(IAsyncEnumerable<AuditEntry>))]
[JsonSerializable(typeof(NoticeRequest))]
[JsonSerializable(typeof(NoticeState))]
[JsonSerializable(typeof(NoticeList))]
[JsonSerializable(typeof(SwitchRequest))]
[JsonSerializable(typeof(SwitchState))]
[JsonSerializable(typeof(SwitchList))]
[JsonSerializable(typeof(StreamRequest))]
[JsonSerializable(typeof(ConversationFrame))]
[JsonSerializable(typeof(ActivitiesFrame))]
internal sealed partial class DeskJson : JsonSerializerContext
{
    public static DeskJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
