using CitizenBot.Dialogs.Assistants;
using CitizenBot.Dialogs.Bookings;
using NodaTime;

namespace CitizenBot.Dialogs.Handoff;

/// <summary>People who receive hand-offs, and when they are there.</summary>
/// <param name="Id">Its id in teams.yaml.</param>
/// <param name="Name">What citizens and agents call it.</param>
/// <param name="Phone">A number that works when the chat does not, if there is one.</param>
/// <param name="Cleared">Whether it may take sensitive conversations.</param>
/// <param name="Hours">Opening hours by weekday, Europe/Stockholm; several spans a day.</param>
/// <param name="ClosedOnHolidays">Whether Swedish public holidays are closed.</param>
public sealed record Team(
    string Id,
    LocalizedName Name,
    string? Phone,
    bool Cleared,
    IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<(LocalTime From, LocalTime To)>> Hours,
    bool ClosedOnHolidays)
{
    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    /// <summary>Whether somebody is there at a moment.</summary>
    public bool IsOpen(Instant at)
    {
        var local = at.InZone(Stockholm).LocalDateTime;
        return !(ClosedOnHolidays && SwedishHolidays.IsClosed(local.Date))
            && Hours.TryGetValue(local.DayOfWeek, out var spans)
            && spans.Any(span => span.From <= local.TimeOfDay && local.TimeOfDay < span.To);
    }
}
