using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CitizenBot.Channels;
using CitizenBot.Channels.DirectLine;
using CitizenBot.Channels.Handoff;
using CitizenBot.Dialogs.Applications;
using CitizenBot.Instances;

namespace CitizenBot;

/// <summary>The JSON of the program's own calls.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AssistantOff))]
[JsonSerializable(typeof(HubAnswer))]
[JsonSerializable(typeof(MyData))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(SignalBatch))]
[JsonSerializable(typeof(UrgentNotice))]
[JsonSerializable(typeof(WidgetInfo))]
[JsonSerializable(typeof(WrittenIdentityNumber[]))]
internal sealed partial class HostJson : JsonSerializerContext
{
    /// <summary>With the letters of all scripts as they are: escaped, the widget's texts in Arabic would be three times as long.</summary>
    public static HostJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
