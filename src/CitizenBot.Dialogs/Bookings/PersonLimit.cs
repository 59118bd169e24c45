using System.Security.Cryptography;
using System.Text;
using CitizenBot.Dialogs.Handoff;
using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>
/// How many standing bookings of a service one person may have. As with places, each is a seat under the unique key of
/// <see cref="BookingCell"/>, so that two conversations at the same moment cannot exceed it; it is free again when the
/// booking is cancelled or over.
/// </summary>
public static class PersonLimit
{
    /// <summary>The start of every such cell: a limit has no time of day.</summary>
    public static Instant Start { get; } = Instant.FromUnixTimeMilliseconds(0);

    /// <summary>The cells that a booking of this person takes; null when the person has as many as they may.</summary>
    public static async Task<IReadOnlyList<BookingCell>?> PickAsync(
        IBookingReader bookings, BookableService service, string? email, string? phone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bookings);
        ArgumentNullException.ThrowIfNull(service);
        var cells = new List<BookingCell>();
        if (service.PerPerson is not { } most)
            return cells;
        foreach (var resource in Resources(service, email, phone))
        {
            var taken = await bookings.TakenByPersonAsync(resource, cancellationToken);
            if (Enumerable.Range(0, most).Where(seat => !taken.Contains(seat)).Select(seat => (int?)seat).FirstOrDefault() is not { } free)
                return null;
            cells.Add(new BookingCell(resource, Start, free));
        }

        return cells;
    }

    /// <summary>What a person is known by, as a digest: an index of addresses is of no use to anybody.</summary>
    private static IEnumerable<string> Resources(BookableService service, string? email, string? phone)
    {
        if (email is not null)
            yield return Resource(service, $"email:{email.ToLowerInvariant()}");
        if (phone is not null)
            yield return Resource(service, $"phone:{ContactReader.National(phone)}");
    }

    private static string Resource(BookableService service, string person) =>
        $"{service.Assistant}/{service.Id}/person/{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(person)).AsSpan(0, 16))}";
}
