using CitizenBot.BotFramework.Turns;

namespace CitizenBot.Dialogs.Handoff;

/// <summary>How urgent a conversation in the queue is. Higher goes first; within one, the longest wait.</summary>
public enum HandoffPriority
{
    /// <summary>In order of arrival.</summary>
    Normal = 0,

    /// <summary>A sensitive matter.</summary>
    High = 1,

    /// <summary>The emergency check spoke.</summary>
    Emergency = 2,
}

/// <summary>Why a conversation was handed to people; the values are shown at the desk.</summary>
public static class HandoffReasons
{
    /// <summary>The citizen asked for a person.</summary>
    public const string Asked = "asked";

    /// <summary>The bot was not sure enough, twice.</summary>
    public const string LowConfidence = "low-confidence";

    /// <summary>The topic is one that people take.</summary>
    public const string Sensitive = "sensitive";

    /// <summary>Left outside opening hours.</summary>
    public const string Message = "message";
}

/// <summary>The conversation joins a team's queue.</summary>
/// <param name="Team">The team's id.</param>
/// <param name="Reason">One of <see cref="HandoffReasons"/>.</param>
/// <param name="Topic">The service it is about, when known.</param>
/// <param name="Priority">Its place among those waiting.</param>
/// <param name="Sensitive">Whether only cleared teams may see it.</param>
public sealed record HandoffRequested(string Team, string Reason, string? Topic, HandoffPriority Priority, bool Sensitive) : Change;

/// <summary>The citizen left the queue; the bot has the conversation again.</summary>
public sealed record QueueLeft : Change;

/// <summary>The conversation becomes more urgent; it never becomes less so.</summary>
/// <param name="Priority">The least urgency from now on.</param>
public sealed record PriorityRaised(HandoffPriority Priority) : Change;

/// <summary>Outside opening hours: the team finds the conversation as a message with a way to answer.</summary>
/// <param name="Team">The team's id.</param>
/// <param name="Topic">The service it is about, when known.</param>
/// <param name="Contact">How the citizen wants to be reached.</param>
/// <param name="Priority">Its place among the messages.</param>
/// <param name="Sensitive">Whether only cleared teams may see it.</param>
public sealed record MessageLeft(string Team, string? Topic, ContactDetails Contact, HandoffPriority Priority, bool Sensitive) : Change;

/// <summary>How to reach a citizen who left a message. At least one of e-mail and phone is given.</summary>
/// <param name="Name">What to call them.</param>
/// <param name="Email">An e-mail address, if given.</param>
/// <param name="Phone">A phone number, if given.</param>
/// <param name="Text">The message in their own words.</param>
public sealed record ContactDetails(string? Name, string? Email, string? Phone, string Text);

/// <summary>The language of the conversation from now on.</summary>
/// <param name="Language">BCP 47 tag.</param>
public sealed record LanguageChanged(string Language) : Change;

/// <summary>A closed conversation is the bot's again because the citizen wrote.</summary>
public sealed record ConversationReopened : Change;

/// <summary>The citizen's judgement of one answer.</summary>
/// <param name="ActivityId">The answer.</param>
/// <param name="Helpful">Thumb up or down.</param>
/// <param name="Comment">In their own words, if any.</param>
public sealed record FeedbackGiven(string ActivityId, bool Helpful, string? Comment) : Change;
