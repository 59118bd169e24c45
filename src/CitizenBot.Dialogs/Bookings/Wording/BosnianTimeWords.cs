namespace CitizenBot.Dialogs.Bookings.Wording;

internal static class BosnianTimeWords
{
    public static TimeWords Create() => new()
    {
        Weekdays = ["ponedjeljak", "utorak", "srijeda", "četvrtak", "petak", "subota", "nedjelja"],
        ShortWeekdays = ["pon", "uto", "sri", "čet", "pet", "sub", "ned"],
        Months = ["januara", "februara", "marta", "aprila", "maja", "juna", "jula", "augusta", "septembra", "oktobra", "novembra", "decembra"],
        ShortMonths = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        Day = "{0} {1}. {2}",
        ShortDay = "{0} {1}. {2}",
        DayAndTime = "{0} u {1}",
        ShortDayAndTime = "{0} {1}",
        TimeSeparator = '.',
    };
}
