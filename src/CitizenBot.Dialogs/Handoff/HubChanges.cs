using CitizenBot.BotFramework.Schema;
using CitizenBot.BotFramework.Turns;

namespace CitizenBot.Dialogs.Handoff;

/// <summary>The conversation waits for somebody in the hub; our desk does not see it.</summary>
/// <param name="Request">What our own queue would be asked.</param>
public sealed record HubRequested(HandoffRequested Request) : Change;

/// <summary>Somebody in the hub has the conversation.</summary>
public sealed record HubAccepted : Change;

/// <summary>The hub no longer has the conversation; it is the bot's.</summary>
public sealed record HubReleased : Change;

/// <summary>The hub is sent an activity of the bot.</summary>
/// <param name="Activity">What it is told; the citizen does not see it.</param>
public sealed record HubSent(Activity Activity) : Change;

/// <summary>The hub is sent the activity that this turn handles.</summary>
public sealed record HubRelayed : Change;

/// <summary>The activity of the turn came from the hub, which has shown that it is the hub.</summary>
/// <param name="Agent">What the person in the hub is called, if the hub says so.</param>
public sealed record HubOrigin(string? Agent);

/// <summary>The hub will not take the conversation of this turn, so that it needs another way to people.</summary>
public sealed record HubFailed;
