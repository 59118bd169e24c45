using CitizenBot.BotFramework.Turns;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>Makes the address where a citizen gets a booking as a calendar file; nobody can guess it.</summary>
public interface ICalendarLinks
{
    /// <summary>The address for one booking, as reached from the conversation of this turn; null where no address would reach it.</summary>
    Task<Uri?> LinkToAsync(ITurnContext context, Booking booking, CancellationToken cancellationToken);
}
