namespace CitizenBot.Dialogs.Bookings.Wording;

internal static class FinnishTimeWords
{
    public static TimeWords Create() => new()
    {
        Weekdays = ["maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina", "sunnuntaina"],
        ShortWeekdays = ["ma", "ti", "ke", "to", "pe", "la", "su"],
        Months = ["tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"],
        ShortMonths = ["tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"],
        Day = "{0} {1}. {2}",
        ShortDay = "{0} {1}.{3}.",
        DayAndTime = "{0} klo {1}",
        ShortDayAndTime = "{0} klo {1}",
        TimeSeparator = '.',
    };
}
