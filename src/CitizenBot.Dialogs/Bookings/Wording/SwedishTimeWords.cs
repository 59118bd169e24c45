namespace CitizenBot.Dialogs.Bookings.Wording;

internal static class SwedishTimeWords
{
    public static TimeWords Create() => new()
    {
        Weekdays = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
        ShortWeekdays = ["mån", "tis", "ons", "tors", "fre", "lör", "sön"],
        Months = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
        ShortMonths = ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"],
        Day = "{0} {1} {2}",
        ShortDay = "{0} {1} {2}",
        DayAndTime = "{0} kl. {1}",
        ShortDayAndTime = "{0} {1}",
        TimeSeparator = '.',
    };
}
