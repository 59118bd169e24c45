namespace CitizenBot.BotFramework.Schema;

/// <summary>Values of <see cref="Activity.DeliveryMode"/>. An unknown one means <see cref="Normal"/> (A3111).</summary>
public static class DeliveryModes
{
    /// <summary>Replies are sent on their own.</summary>
    public const string Normal = "normal";

    /// <summary>Deprecated: for the notification feed of a channel.</summary>
    public const string Notification = "notification";

    /// <summary>Replies are the body of the HTTP response, and only that (A3113).</summary>
    public const string ExpectReplies = "expectReplies";

    /// <summary>Not kept by the channel.</summary>
    public const string Ephemeral = "ephemeral";

    /// <summary>Replies are streamed.</summary>
    public const string Stream = "stream";
}

/// <summary>Values of <see cref="Activity.InputHint"/>. The short forms of the specification's prose are read and the long ones written.</summary>
public static class InputHints
{
    /// <summary>The bot is ready but needs nothing; the default.</summary>
    public const string AcceptingInput = "acceptingInput";

    /// <summary>The bot has asked something and waits for the answer.</summary>
    public const string ExpectingInput = "expectingInput";

    /// <summary>The bot is not listening yet; more will come.</summary>
    public const string IgnoringInput = "ignoringInput";
}

/// <summary>Values of <see cref="Activity.Name"/> that the Bot Framework defines for events.</summary>
public static class ActivityEventNames
{
    /// <summary>The bot speaks of its own accord in a conversation that there is.</summary>
    public const string ContinueConversation = "ContinueConversation";

    /// <summary>The bot has started a conversation.</summary>
    public const string CreateConversation = "CreateConversation";
}

/// <summary>Values of <see cref="ChannelAccount.Role"/>.</summary>
public static class RoleTypes
{
    /// <summary>A person.</summary>
    public const string User = "user";

    /// <summary>A program.</summary>
    public const string Bot = "bot";

    /// <summary>A bot that is called by another bot.</summary>
    public const string Skill = "skill";
}

/// <summary>Values of <see cref="Activity.Code"/> on an endOfConversation.</summary>
public static class EndOfConversationCodes
{
    /// <summary>No reason given.</summary>
    public const string Unknown = "unknown";

    /// <summary>What was asked for is done.</summary>
    public const string CompletedSuccessfully = "completedSuccessfully";

    /// <summary>The person stopped it.</summary>
    public const string UserCancelled = "userCancelled";

    /// <summary>The bot did not answer in time.</summary>
    public const string BotTimedOut = "botTimedOut";

    /// <summary>The bot sent something that the channel refused.</summary>
    public const string BotIssuedInvalidMessage = "botIssuedInvalidMessage";

    /// <summary>The channel had a failure of its own.</summary>
    public const string ChannelFailed = "channelFailed";
}

/// <summary>Values of <see cref="Activity.TextFormat"/>. Set it: the specification's default is plain, Web Chat's is Markdown.</summary>
public static class TextFormatTypes
{
    /// <summary>Shown as it is.</summary>
    public const string Plain = "plain";

    /// <summary>Markdown; what Web Chat assumes when nothing is said.</summary>
    public const string Markdown = "markdown";

    /// <summary>XML in the dialect of the channel.</summary>
    public const string Xml = "xml";
}

/// <summary>Values of <see cref="Activity.AttachmentLayout"/>.</summary>
public static class AttachmentLayoutTypes
{
    /// <summary>One below the other; the default.</summary>
    public const string List = "list";

    /// <summary>Side by side.</summary>
    public const string Carousel = "carousel";
}

/// <summary>Values of <see cref="Activity.Importance"/>. An unknown one means <see cref="Normal"/> (A3101).</summary>
public static class ActivityImportance
{
    /// <summary>May wait.</summary>
    public const string Low = "low";

    /// <summary>The default.</summary>
    public const string Normal = "normal";

    /// <summary>To be seen soon.</summary>
    public const string High = "high";
}

/// <summary>Values of <see cref="Activity.ChannelId"/> that change how a bot behaves.</summary>
public static class ChannelIds
{
    /// <summary>Direct Line, ours or Microsoft's.</summary>
    public const string DirectLine = "directline";

    /// <summary>Microsoft's Web Chat channel.</summary>
    public const string WebChat = "webchat";

    /// <summary>The Bot Framework Emulator, the one channel that shows traces.</summary>
    public const string Emulator = "emulator";

    /// <summary>Microsoft Teams.</summary>
    public const string MsTeams = "msteams";

    /// <summary>Tests.</summary>
    public const string Test = "test";
}
