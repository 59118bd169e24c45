using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>One place, or one way to meet, where times of a service can be booked.</summary>
public sealed record BookablePlace
{
    /// <summary>Unique within the service: a-z, 0-9 and _.</summary>
    public required string Id { get; init; }

    /// <summary>The name by language; Swedish is always there.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>Street address as a map finds it; null for a telephone meeting.</summary>
    public string? Address { get; init; }

    /// <summary>Opening hours by weekday, in order and never overlapping; a day that is absent is closed.</summary>
    public required IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<OpeningHours>> Hours { get; init; }

    /// <summary>Days with other hours than their weekday's, holidays included; an empty list is a closed day.</summary>
    public required IReadOnlyDictionary<LocalDate, IReadOnlyList<OpeningHours>> Exceptions { get; init; }

    /// <summary>The name in this language, in Swedish when the language has none.</summary>
    public string NameIn(string language) => ByLanguage.Find(Names, language) ?? Id;

    /// <summary>The hours of one date: an exception beats a holiday, a holiday beats the weekday.</summary>
    internal IReadOnlyList<OpeningHours> HoursOn(LocalDate date, bool holiday)
    {
        if (Exceptions.TryGetValue(date, out var exception))
            return exception;
        return !holiday && Hours.TryGetValue(date.DayOfWeek, out var hours) ? hours : [];
    }
}

/// <summary>Open from one time of day to a later one, local time.</summary>
/// <param name="Opens">First minute.</param>
/// <param name="Closes">First minute that is closed again; midnight means the end of the day.</param>
public readonly record struct OpeningHours(LocalTime Opens, LocalTime Closes)
{
    internal LocalDateTime OpensOn(LocalDate date) => date + Opens;

    internal LocalDateTime ClosesOn(LocalDate date) =>
        (Closes == LocalTime.Midnight ? date.PlusDays(1) : date) + Closes;
}
