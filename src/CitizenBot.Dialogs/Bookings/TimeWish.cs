using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>When a citizen would like to come, as far as they have said; what they did not say is empty.</summary>
public sealed record TimeWish
{
    /// <summary>The days asked for, any of them; empty for any day.</summary>
    public IReadOnlyList<DateRange> Days { get; init; } = [];

    /// <summary>Only these weekdays ("Mondays", "a Thursday in December"); empty for every weekday.</summary>
    public IReadOnlyList<IsoDayOfWeek> Weekdays { get; init; } = [];

    /// <summary>The times of day asked for, any of them; empty for any time.</summary>
    public IReadOnlyList<TimeRange> Times { get; init; } = [];

    /// <summary>As soon as possible.</summary>
    public bool Earliest { get; init; }

    /// <summary>Weekdays ruled out.</summary>
    public IReadOnlyList<IsoDayOfWeek> NotWeekdays { get; init; } = [];

    /// <summary>Days ruled out.</summary>
    public IReadOnlyList<DateRange> NotDays { get; init; } = [];

    /// <summary>Times of day ruled out.</summary>
    public IReadOnlyList<TimeRange> NotTimes { get; init; } = [];

    internal bool IsEmpty => !Earliest && Days.Count + Weekdays.Count + Times.Count + NotWeekdays.Count + NotDays.Count + NotTimes.Count == 0;
}

/// <summary>Days in a row.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included; null when there is no last day.</param>
public readonly record struct DateRange(LocalDate From, LocalDate? To)
{
    /// <summary>Whether the day is one of them.</summary>
    public bool Contains(LocalDate date) => date >= From && !(date > To);

    /// <summary>How many days away the nearest of them is; 0 inside.</summary>
    internal int DistanceTo(LocalDate date) => date < From ? Period.DaysBetween(date, From)
        : date > To ? Period.DaysBetween(To.Value, date)
        : 0;
}

/// <summary>A time of day, or times of day in a row, for a meeting to start at.</summary>
/// <param name="From">Earliest start; null from the opening on.</param>
/// <param name="To">No start from here on; null until closing; the same as <paramref name="From"/> for one exact time.</param>
public readonly record struct TimeRange(LocalTime? From, LocalTime? To)
{
    /// <summary>Whether a meeting that starts then is meant.</summary>
    public bool Contains(LocalTime start) => From == To && From is not null ? start == From : !(start < From) && !(start >= To);

    /// <summary>How many minutes away the nearest of them is; 0 inside.</summary>
    internal long DistanceTo(LocalTime start) => Contains(start) ? 0
        : start < From ? Period.Between(start, From.Value, PeriodUnits.Minutes).Minutes
        : Period.Between(To!.Value, start, PeriodUnits.Minutes).Minutes;
}
