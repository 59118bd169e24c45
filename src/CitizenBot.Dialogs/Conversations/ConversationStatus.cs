namespace CitizenBot.Dialogs.Conversations;

/// <summary>Who has a conversation. At any time it is the bot, one named agent, or another system's hub.</summary>
public static class ConversationStatus
{
    /// <summary>The bot answers.</summary>
    public const string Bot = "bot";

    /// <summary>Waits in a team's queue; the bot is silent.</summary>
    public const string Queued = "queued";

    /// <summary>One agent has it; the bot is silent.</summary>
    public const string Agent = "agent";

    /// <summary>Waits in another system's hub; the bot is silent and the desk does not see it.</summary>
    public const string HubQueued = "hub-queued";

    /// <summary>Somebody in another system's hub has it.</summary>
    public const string HubAgent = "hub-agent";

    /// <summary>A message left outside opening hours waits for a team; the bot goes on answering.</summary>
    public const string Message = "message";

    /// <summary>Ended by an agent. A new message from the citizen opens it again with the bot.</summary>
    public const string Closed = "closed";
}
