using CitizenBot.BotFramework.Turns;
using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>The cells are kept for a citizen who is about to confirm. A cell that is taken fails the whole turn.</summary>
/// <param name="HoldId">Made by the dialog, so that the confirmation can name it.</param>
/// <param name="ConversationKey">Whose hold it is.</param>
/// <param name="Cells">From <see cref="BookingCalendar.PickCells"/>.</param>
/// <param name="ExpiresAt">From then on the hold counts as released.</param>
public sealed record SlotHeld(Guid HoldId, string ConversationKey, IReadOnlyList<BookingCell> Cells, Instant ExpiresAt) : Change;

/// <summary>The citizen chose another time or stopped; the cells of the hold are free again.</summary>
/// <param name="HoldId">The hold; one that is gone already is no error.</param>
public sealed record HoldReleased(Guid HoldId) : Change;

/// <summary>The citizen said yes: the cells of the hold become the booking's. A hold that expired fails the whole turn.</summary>
/// <param name="Booking">The new booking, <see cref="Booking.Sequence"/> 0.</param>
/// <param name="HoldId">The hold whose cells it takes over.</param>
/// <param name="PersonCells">From <see cref="PersonLimit"/>: what the person may have only so many of. A cell that is taken fails the whole turn.</param>
/// <param name="RemindAt">When the citizen is reminded; null for never.</param>
public sealed record BookingConfirmed(Booking Booking, Guid HoldId, IReadOnlyList<BookingCell> PersonCells, Instant? RemindAt) : Change;

/// <summary>A booking is at another time or place: its old cells are freed and the new ones taken, or nothing happens.</summary>
/// <param name="Reference">Which booking.</param>
/// <param name="Place">The place's id from now on.</param>
/// <param name="Start">When it starts from now on.</param>
/// <param name="End">When it ends from now on.</param>
/// <param name="Cells">The new cells; they may overlap the old ones of the same booking.</param>
/// <param name="Sequence">One more than the booking had when it was read; anything else fails the whole turn.</param>
/// <param name="RemindAt">When the citizen is reminded from now on; null for never.</param>
public sealed record BookingMoved(
    BookingReference Reference, string Place, Instant Start, Instant End, IReadOnlyList<BookingCell> Cells, int Sequence, Instant? RemindAt) : Change;

/// <summary>A booking is called off and its cells are free.</summary>
/// <param name="Reference">Which booking.</param>
/// <param name="Sequence">One more than the booking had when it was read; anything else fails the whole turn.</param>
public sealed record BookingCancelled(BookingReference Reference, int Sequence) : Change;
