using System.Text.Json.Serialization;
using CitizenBot.Channels;
using CitizenBot.Channels.DirectLine;
using CitizenBot.Channels.Handoff;

namespace CitizenBot;

/// <summary>The JSON of the program's own calls.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HubAnswer))]
[JsonSerializable(typeof(MyData))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(WidgetInfo))]
internal sealed partial class HostJson : JsonSerializerContext;
