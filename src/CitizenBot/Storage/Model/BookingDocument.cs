using CitizenBot.Dialogs.Bookings;
using NodaTime;

namespace CitizenBot.Storage.Model;

/// <summary>A booking as its column holds it. Times are Unix milliseconds.</summary>
internal sealed record BookingDocument(
    string Reference, string Assistant, string Service, string Place, long Start, long End, int Seats, string Language,
    BookingContact Contact, string ConversationKey, int Sequence, string State, long CreatedAt)
{
    public static BookingDocument Of(Booking b) => new(
        b.Reference.Value, b.Assistant, b.Service, b.Place, b.Start.ToUnixTimeMilliseconds(), b.End.ToUnixTimeMilliseconds(),
        b.Seats, b.Language, b.Contact, b.ConversationKey, b.Sequence, b.State.ToString(), b.CreatedAt.ToUnixTimeMilliseconds());

    public Booking ToBooking() => new()
    {
        Reference = BookingReference.TryParse(Reference, out var reference) ? reference : throw new FormatException($"'{Reference}' is no booking reference."),
        Assistant = Assistant,
        Service = Service,
        Place = Place,
        Start = Instant.FromUnixTimeMilliseconds(Start),
        End = Instant.FromUnixTimeMilliseconds(End),
        Seats = Seats,
        Language = Language,
        Contact = Contact,
        ConversationKey = ConversationKey,
        Sequence = Sequence,
        State = Enum.Parse<BookingState>(State),
        CreatedAt = Instant.FromUnixTimeMilliseconds(CreatedAt),
    };
}
