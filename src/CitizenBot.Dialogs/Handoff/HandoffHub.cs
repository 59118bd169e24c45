namespace CitizenBot.Dialogs.Handoff;

/// <summary>Where the people are who take over from the bot.</summary>
public enum HandoffHub
{
    /// <summary>At the desk that comes with the program.</summary>
    Desk,

    /// <summary>In another system, which is told by webhook.</summary>
    Webhook,

    /// <summary>In the channel itself: the bot is one of its agents, and drops out when it has asked for a person.</summary>
    Channel,
}

/// <summary>Which hub each assistant hands over to.</summary>
public interface IHandoffHubs
{
    /// <summary>The hub of an assistant.</summary>
    HandoffHub Of(string assistantId);
}
