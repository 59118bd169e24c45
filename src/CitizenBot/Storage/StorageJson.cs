using System.Text.Json.Serialization;
using CitizenBot.Storage.Model;
using CitizenBot.Dialogs.Handoff;

namespace CitizenBot.Storage;

/// <summary>The JSON of columns that hold it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ContactDetails))]
[JsonSerializable(typeof(BookingDocument))]
[JsonSerializable(typeof(ApplicationDocument))]
internal sealed partial class StorageJson : JsonSerializerContext;
