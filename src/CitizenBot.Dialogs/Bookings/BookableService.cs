using CitizenBot.Dialogs.Assistants;
using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>What a booking.yaml declares: where, when and how a service can be booked.</summary>
public sealed record BookableService
{
    /// <summary>The time zone of every opening hour and every time said to a citizen.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    /// <summary>The assistant's folder name, for instance <c>goteborg-se</c>.</summary>
    public required string Assistant { get; init; }

    /// <summary>The service's folder name, which is also its intent.</summary>
    public required string Id { get; init; }

    /// <summary>Who keeps the calendar. With <see cref="BookingKind.Link"/> nothing below is filled in.</summary>
    public required BookingKind Kind { get; init; }

    /// <summary>True for a calendar that we made up; citizen and agent are told so.</summary>
    public bool Sample { get; init; }

    /// <summary>How long one time is.</summary>
    public Duration Slot { get; init; }

    /// <summary>Time kept free after each booked time, for instance to prepare the room.</summary>
    public Duration Buffer { get; init; }

    /// <summary>How many bookings, or people (<see cref="SeatsFor"/>), one time holds at one place.</summary>
    public int Seats { get; init; }

    /// <summary>What takes a seat.</summary>
    public SeatsFor SeatsFor { get; init; }

    /// <summary>The most people one booking may be for, 1 or more.</summary>
    public int MaxPeople { get; init; }

    /// <summary>How many standing bookings of the service one person may have, by e-mail address and by phone number; null for any number.</summary>
    public int? PerPerson { get; init; }

    /// <summary>How long before the start the citizen is reminded.</summary>
    public Duration Remind { get; init; }

    /// <summary>A time must start at least this long after now.</summary>
    public Duration Notice { get; init; }

    /// <summary>The last day that can be booked is this many days after today.</summary>
    public int HorizonDays { get; init; }

    /// <summary>A booking can be moved or cancelled until this long before its start.</summary>
    public Duration CancelUntil { get; init; }

    /// <summary>Whether the days of <see cref="SwedishHolidays"/> are closed.</summary>
    public bool ClosedOnHolidays { get; init; }

    /// <summary>What the citizen is asked for, in the order of the file.</summary>
    public IReadOnlyList<ContactField> Ask { get; init; } = [];

    /// <summary>What to bring, by language; empty when nothing is needed.</summary>
    public IReadOnlyDictionary<string, string> Bring { get; init; } = new Dictionary<string, string>();

    /// <summary>The places in the order of the file; their ids are unique.</summary>
    public IReadOnlyList<BookablePlace> Places { get; init; } = [];

    /// <summary>Reads a booking.yaml.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="path">Its path, <c>.../{assistant}/services/{id}/booking.yaml</c>, which names assistant and service.</param>
    /// <exception cref="ContentException">Something in it is unknown, missing, impossible or contradicts itself.</exception>
    public static BookableService Parse(string yaml, string path) => new BookingYaml(path).Read(yaml);

    /// <summary>How many seats a booking for so many people takes.</summary>
    public int SeatsNeeded(int people) => SeatsFor == SeatsFor.People ? people : 1;

    /// <summary>The name that a place's seats are kept under in storage; never changes for as long as the ids do not.</summary>
    public string ResourceOf(BookablePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return $"{Assistant}/{Id}/{place.Id}";
    }

    /// <summary>What to bring in this language, in Swedish when the language has no text, null when nothing is needed.</summary>
    public string? BringIn(string language) => ByLanguage.Find(Bring, language);
}
