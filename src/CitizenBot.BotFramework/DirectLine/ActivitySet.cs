using CitizenBot.BotFramework.Schema;

namespace CitizenBot.BotFramework.DirectLine;

/// <summary>Activities of a conversation, and how far they reach.</summary>
public sealed class ActivitySet
{
    /// <summary>The activities, oldest first; empty, never absent.</summary>
    public IList<Activity> Activities { get; set; } = [];

    /// <summary>Where to go on from: opaque to clients, who put it into URLs unescaped.</summary>
    public string? Watermark { get; set; }
}
