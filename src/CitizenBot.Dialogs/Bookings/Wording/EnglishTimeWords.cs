namespace CitizenBot.Dialogs.Bookings.Wording;

internal static class EnglishTimeWords
{
    public static TimeWords Create() => new()
    {
        Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        ShortWeekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ShortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
        Day = "{0} {1} {2}",
        ShortDay = "{0} {1} {2}",
        DayAndTime = "{0} at {1}",
        ShortDayAndTime = "{0} {1}",
        TimeSeparator = ':',
    };
}
