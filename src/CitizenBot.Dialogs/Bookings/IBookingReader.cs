using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>What the dialogs read about bookings. Nothing is decided by it: the unique key of the cells decides.</summary>
public interface IBookingReader
{
    /// <summary>The cells of a service that bookings and unexpired holds have, with a start within the interval.</summary>
    Task<IReadOnlyList<TakenSeat>> TakenAsync(string assistant, string service, Interval interval, CancellationToken cancellationToken);

    /// <summary>The seats of a <see cref="PersonLimit"/> that the person's standing bookings have.</summary>
    Task<IReadOnlyList<int>> TakenByPersonAsync(string resource, CancellationToken cancellationToken);

    /// <summary>The booking with this reference, cancelled ones too; null when there is none.</summary>
    Task<Booking?> FindAsync(BookingReference reference, CancellationToken cancellationToken);

    /// <summary>The bookings that this conversation made and that still stand.</summary>
    Task<IReadOnlyList<Booking>> OfConversationAsync(string conversationKey, CancellationToken cancellationToken);
}
