using System.Text.Json;

namespace CitizenBot.Tests.Kit;

/// <summary>An activity as a client receives it.</summary>
public sealed class Received(JsonElement json)
{
    public JsonElement Json => json;

    public string Id => Text("id") ?? "";

    public string Type => Text("type") ?? "";

    public string Name => Text("name") ?? "";

    public string Words => Text("text") ?? "";

    public string? Locale => Text("locale");

    /// <summary><c>bot</c> for the bot and for agents, <c>user</c> for the citizen.</summary>
    public string? Role => json.GetProperty("from").TryGetProperty("role", out var role) ? role.GetString() : null;

    public string? ReplyToId => Text("replyToId");

    public string? ClientId => json.TryGetProperty("channelData", out var data) && data.TryGetProperty("clientActivityID", out var id) ? id.GetString() : null;

    /// <summary>Why the bot said it; null where it does not say.</summary>
    public JsonElement? Explanation => !json.TryGetProperty("entities", out var entities) ? null
        : entities.EnumerateArray().Where(e => e.GetProperty("type").GetString() == "citizenbot/explanation").Select(e => (JsonElement?)e).FirstOrDefault();

    public string? Intent => Explanation?.GetProperty("intent").GetString();

    public string? Outcome => Explanation?.GetProperty("outcome").GetString();

    /// <summary>What the buttons say.</summary>
    public IReadOnlyList<string> Buttons => !json.TryGetProperty("suggestedActions", out var suggested) ? []
        : [.. suggested.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("value").ToString())];

    public IReadOnlyList<string> Links => !json.TryGetProperty("suggestedActions", out var suggested) ? []
        : [.. suggested.GetProperty("actions").EnumerateArray().Where(a => a.GetProperty("type").GetString() == "openUrl").Select(a => a.GetProperty("value").GetString()!)];

    public override string ToString() => $"{Id} {Role} {Type} {Name} {Words} [{string.Join(" | ", Buttons)}] {Intent}/{Outcome}";

    private string? Text(string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
