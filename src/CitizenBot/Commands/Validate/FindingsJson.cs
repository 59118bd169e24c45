using System.Text.Json.Serialization;
using CitizenBot.Dialogs.Assistants.Validation;

namespace CitizenBot.Commands.Validate;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
internal sealed partial class FindingsJson : JsonSerializerContext;
