namespace CitizenBot.Dialogs.Bookings.Wording;

internal static class SomaliTimeWords
{
    public static TimeWords Create() => new()
    {
        Weekdays = ["Isniin", "Talaado", "Arbaco", "Khamiis", "Jimce", "Sabti", "Axad"],
        ShortWeekdays = ["Isniin", "Talaado", "Arbaco", "Khamiis", "Jimce", "Sabti", "Axad"],
        Months = ["Jannaayo", "Febraayo", "Maarso", "Abriil", "Maajo", "Juun", "Luulyo", "Agoosto", "Sebteembar", "Oktoobar", "Noofembar", "Diseembar"],
        ShortMonths = ["Jannaayo", "Febraayo", "Maarso", "Abriil", "Maajo", "Juun", "Luulyo", "Agoosto", "Sebteembar", "Oktoobar", "Noofembar", "Diseembar"],
        Day = "{0} {1} {2}",
        ShortDay = "{0} {1} {2}",
        DayAndTime = "{0}, {1}",
        ShortDayAndTime = "{0}, {1}",
        TimeSeparator = ':',
    };
}
