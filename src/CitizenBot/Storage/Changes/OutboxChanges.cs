using CitizenBot.BotFramework.Turns;
using CitizenBot.Storage.Model;

namespace CitizenBot.Storage.Changes;

/// <summary>
/// An instance is about to make a delivery and nobody else may before <paramref name="LeaseUntil"/>; refused when it is no
/// longer due as it was read, so that of two instances one delivers.
/// </summary>
internal sealed record OutboxClaimed(OutboxRow Row, long ReadDueAt, long LeaseUntil) : Change;

/// <summary>The instance that made the claim does not make the delivery after all: it is due at once.</summary>
internal sealed record OutboxReleased(OutboxRow Row, long LeaseUntil) : Change;

/// <summary>The receiver has it.</summary>
/// <param name="Row">The delivery.</param>
/// <param name="ReceiverId">The id that the receiver gave the activity, if it gave one.</param>
internal sealed record OutboxDelivered(OutboxRow Row, string? ReceiverId) : Change;

/// <summary>The receiver did not take it; it is tried again at <paramref name="DueAt"/>, or never.</summary>
internal sealed record OutboxFailed(OutboxRow Row, string Error, long DueAt, bool Dead) : Change;
