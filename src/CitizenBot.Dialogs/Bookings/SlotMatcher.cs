using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>Finds the free times that suit a wish.</summary>
public static class SlotMatcher
{
    // Half a day: the same hour on the next day is as good as the other end of the day asked for.
    private const int MinutesPerDayAway = 12 * 60;

    /// <summary>Whether a time is one that the citizen asked for.</summary>
    public static bool Fits(TimeWish wish, BookingSlot slot) => IsAllowed(wish, slot) && Distance(wish, slot) == 0;

    /// <summary>The times that suit a wish, best first: those asked for by start, then the nearest others.</summary>
    /// <returns>Never a time that was ruled out; empty when nothing else is free.</returns>
    public static IReadOnlyList<BookingSlot> Match(TimeWish wish, IReadOnlyList<BookingSlot> freeSlots) => Match([wish], freeSlots);

    /// <summary>The same for several wishes, any of which would suit.</summary>
    public static IReadOnlyList<BookingSlot> Match(IReadOnlyList<TimeWish> wishes, IReadOnlyList<BookingSlot> freeSlots)
    {
        ArgumentNullException.ThrowIfNull(wishes);
        ArgumentNullException.ThrowIfNull(freeSlots);
        if (wishes.Count == 0)
            return freeSlots;
        return [.. from slot in freeSlots
                   let near = wishes.Where(wish => IsAllowed(wish, slot)).Select(wish => Distance(wish, slot)).DefaultIfEmpty(long.MaxValue).Min()
                   where near < long.MaxValue
                   orderby near, slot.Start
                   select slot];
    }

    private static bool IsAllowed(TimeWish wish, BookingSlot slot)
    {
        var (date, time) = slot.LocalStart.LocalDateTime;
        return !wish.NotWeekdays.Contains(date.DayOfWeek)
            && !wish.NotDays.Any(days => days.Contains(date))
            && !wish.NotTimes.Any(times => times.Contains(time));
    }

    private static long Distance(TimeWish wish, BookingSlot slot)
    {
        var (date, time) = slot.LocalStart.LocalDateTime;
        long days = wish.Days.Select(range => range.DistanceTo(date)).DefaultIfEmpty(0).Min();
        if (wish.Weekdays.Count > 0)
            days += wish.Weekdays.Min(weekday => DaysBetween(weekday, date.DayOfWeek));
        return (days * MinutesPerDayAway) + wish.Times.Select(range => range.DistanceTo(time)).DefaultIfEmpty(0).Min();
    }

    private static int DaysBetween(IsoDayOfWeek one, IsoDayOfWeek other) =>
        Math.Abs((int)one - (int)other) is var days && days > 3 ? 7 - days : days;
}
