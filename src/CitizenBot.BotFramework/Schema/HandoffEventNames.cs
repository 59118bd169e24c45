namespace CitizenBot.BotFramework.Schema;

/// <summary>Names of the two events of the hand-off protocol.</summary>
public static class HandoffEventNames
{
    /// <summary>Bot to hub: people are to take the conversation. The value is a context, an attachment the transcript.</summary>
    public const string InitiateHandoff = "handoff.initiate";

    /// <summary>Hub to bot: <c>{state, message?}</c>, the state one of <see cref="HandoffStates"/>.</summary>
    public const string HandoffStatus = "handoff.status";
}

/// <summary>Values of <c>state</c> in a <see cref="HandoffEventNames.HandoffStatus"/>.</summary>
public static class HandoffStates
{
    /// <summary>A person has the conversation.</summary>
    public const string Accepted = "accepted";

    /// <summary>Nobody will take it.</summary>
    public const string Failed = "failed";

    /// <summary>The person is done with it.</summary>
    public const string Completed = "completed";
}
