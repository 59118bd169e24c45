using System.Text.Json.Serialization;
using CitizenBot.Dialogs.Bookings;
using CitizenBot.Dialogs.Handoff;

namespace CitizenBot.Storage;

/// <summary>The JSON of columns that hold it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ContactDetails))]
internal sealed partial class StorageJson : JsonSerializerContext;
