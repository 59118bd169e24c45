using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace CitizenBot.Dialogs.Tests.Assistants;

/// <summary>Checks YAML against the keywords of JSON Schema that our schemas use; any other keyword is refused, so that none is passed over.</summary>
internal static class JsonSchema
{
    private static readonly HashSet<string> Notes = ["$schema", "title", "description"];

    public static IEnumerable<string> Errors(JsonElement schema, YamlNode node, string at = "") =>
        schema.EnumerateObject().Where(keyword => !Notes.Contains(keyword.Name)).SelectMany(keyword => Check(schema, keyword, node, at));

    private static IEnumerable<string> Check(JsonElement schema, JsonProperty keyword, YamlNode node, string at)
    {
        var value = keyword.Value;
        switch (keyword.Name)
        {
            case "type":
                return Is(value.GetString()!, node) ? [] : [$"{at}: is no {value.GetString()}"];
            case "enum":
                return value.EnumerateArray().Any(allowed => allowed.GetString() == Text(node)) ? [] : [$"{at}: '{Text(node)}' is not allowed"];
            case "pattern":
                return Text(node) is { } text && !Regex.IsMatch(text, value.GetString()!) ? [$"{at}: '{text}' does not match {value.GetString()}"] : [];
            case "minLength":
                return Text(node)?.Length < value.GetInt32() ? [$"{at}: is too short"] : [];
            case "minimum":
                return Number(node) < value.GetDouble() ? [$"{at}: is too small"] : [];
            case "maximum":
                return Number(node) > value.GetDouble() ? [$"{at}: is too large"] : [];
            case "exclusiveMinimum":
                return Number(node) <= value.GetDouble() ? [$"{at}: is too small"] : [];
            case "exclusiveMaximum":
                return Number(node) >= value.GetDouble() ? [$"{at}: is too large"] : [];
            case "multipleOf":
                return Number(node) % value.GetDouble() > 0 ? [$"{at}: is no multiple of {value}"] : [];
            case "minItems":
                return node is YamlSequenceNode few && few.Children.Count < value.GetInt32() ? [$"{at}: has too few"] : [];
            case "items":
                return node is YamlSequenceNode list ? list.Children.SelectMany((item, i) => Errors(value, item, $"{at}[{i}]")) : [];
            case "required":
                return value.EnumerateArray().Select(name => name.GetString()!).Where(name => !Members(node).Any(m => m.Name == name)).Select(name => $"{at}: '{name}' is missing");
            case "properties":
                return Members(node).Where(m => value.TryGetProperty(m.Name, out _)).SelectMany(m => Errors(value.GetProperty(m.Name), m.Value, $"{at}.{m.Name}"));
            case "patternProperties":
                return from member in Members(node) from pattern in value.EnumerateObject() where Regex.IsMatch(member.Name, pattern.Name) from error in Errors(pattern.Value, member.Value, $"{at}.{member.Name}") select error;
            case "additionalProperties" when value.ValueKind == JsonValueKind.False:
                return Members(node).Where(m => !IsNamed(schema, m.Name)).Select(m => $"{at}: '{m.Name}' is unknown");
            case "anyOf":
                return value.EnumerateArray().Any(option => !Errors(option, node, at).Any()) ? [] : [$"{at}: is none of what it may be"];
            default:
                throw new NotSupportedException($"The keyword '{keyword.Name}' of a schema is not checked.");
        }
    }

    private static bool Is(string type, YamlNode node) => type switch
    {
        "object" => node is YamlMappingNode,
        "array" => node is YamlSequenceNode,
        "string" => node is YamlScalarNode,
        "number" => Number(node) is not null,
        "integer" => Number(node) is { } number && number == Math.Floor(number),
        "boolean" => Text(node) is "true" or "false",
        _ => throw new NotSupportedException($"The type '{type}' of a schema is not checked."),
    };

    private static bool IsNamed(JsonElement schema, string name) =>
        (schema.TryGetProperty("properties", out var named) && named.TryGetProperty(name, out _))
        || (schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(pattern => Regex.IsMatch(name, pattern.Name)));

    private static IEnumerable<(string Name, YamlNode Value)> Members(YamlNode node) =>
        node is YamlMappingNode map ? map.Children.Select(child => (((YamlScalarNode)child.Key).Value!, child.Value)) : [];

    private static string? Text(YamlNode node) => (node as YamlScalarNode)?.Value;

    private static double? Number(YamlNode node) => double.TryParse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
