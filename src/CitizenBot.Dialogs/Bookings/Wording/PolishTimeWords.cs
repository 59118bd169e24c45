namespace CitizenBot.Dialogs.Bookings.Wording;

internal static class PolishTimeWords
{
    public static TimeWords Create() => new()
    {
        Weekdays = ["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"],
        ShortWeekdays = ["pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz."],
        Months = ["stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"],
        ShortMonths = ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"],
        Day = "{0} {1} {2}",
        ShortDay = "{0} {1} {2}",
        DayAndTime = "{0}, godz. {1}",
        ShortDayAndTime = "{0} {1}",
        TimeSeparator = ':',
    };
}
