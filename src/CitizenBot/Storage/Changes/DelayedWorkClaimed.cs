using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage.Model;

namespace CitizenBot.Storage.Changes;

/// <summary>Delayed work is done by this commit and by no other; refused when it is gone or due at another time.</summary>
internal sealed record DelayedWorkClaimed(DelayedWorkRow Row) : Change;
