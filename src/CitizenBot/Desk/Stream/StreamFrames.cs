using System.Text.Json;

namespace CitizenBot.Desk;

/// <summary>What the desk sends: watch a conversation from a watermark, or watch it no more.</summary>
internal sealed record StreamRequest(string? Type, string? ConversationId, string? Watermark)
{
    public const string Watch = "watch";
    public const string Unwatch = "unwatch";
}

internal sealed record ConversationFrame(Summary Conversation)
{
    public string Type { get; } = "conversation";
}

internal sealed record ActivitiesFrame(string ConversationId, IReadOnlyList<JsonElement> Activities, string Watermark)
{
    public string Type { get; } = "activities";
}
