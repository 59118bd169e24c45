namespace CitizenBot.BotFramework.Schema;

/// <summary>Values of <see cref="Activity.Type"/>, compared ordinally. A bot ignores a type it does not know (A2010 to A2014).</summary>
public static class ActivityTypes
{
    /// <summary>Something said, by a person or by the bot.</summary>
    public const string Message = "message";

    /// <summary>The bot was added to or removed from a contact list.</summary>
    public const string ContactRelationUpdate = "contactRelationUpdate";

    /// <summary>Members joined or left the conversation.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The sender is busy; clients show it for about three seconds and nothing stores it.</summary>
    public const string Typing = "typing";

    /// <summary>The conversation, or the skill's part of it, is over. See <see cref="EndOfConversationCodes"/>.</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>A named signal between programs; no reply is expected.</summary>
    public const string Event = "event";

    /// <summary>A named request whose answer is the HTTP response.</summary>
    public const string Invoke = "invoke";

    /// <summary>The answer to an invoke: stays inside the process, never on a wire.</summary>
    public const string InvokeResponse = "invokeResponse";

    /// <summary>The channel asks the bot to forget a person.</summary>
    public const string DeleteUserData = "deleteUserData";

    /// <summary>An earlier message, named by its id, has new content.</summary>
    public const string MessageUpdate = "messageUpdate";

    /// <summary>An earlier message, named by its id, is withdrawn.</summary>
    public const string MessageDelete = "messageDelete";

    /// <summary>The bot was installed in or removed from a team or chat.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>Somebody reacted to the message named by <see cref="Activity.ReplyToId"/>.</summary>
    public const string MessageReaction = "messageReaction";

    /// <summary>A hint that only its recipient may see.</summary>
    public const string Suggestion = "suggestion";

    /// <summary>Diagnostics, delivered only to the Emulator.</summary>
    public const string Trace = "trace";

    /// <summary>Internal to a program; channels drop it (A6200).</summary>
    public const string Handoff = "handoff";

    /// <summary>A request to carry out a named command.</summary>
    public const string Command = "command";

    /// <summary>The outcome of a command; repeats its name.</summary>
    public const string CommandResult = "commandResult";
}
