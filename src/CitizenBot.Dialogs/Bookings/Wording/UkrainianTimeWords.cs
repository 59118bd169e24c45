namespace CitizenBot.Dialogs.Bookings.Wording;

internal static class UkrainianTimeWords
{
    public static TimeWords Create() => new()
    {
        Weekdays = ["понеділок", "вівторок", "середа", "четвер", "п'ятниця", "субота", "неділя"],
        ShortWeekdays = ["пн", "вт", "ср", "чт", "пт", "сб", "нд"],
        Months = ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"],
        ShortMonths = ["січ.", "лют.", "бер.", "квіт.", "трав.", "черв.", "лип.", "серп.", "вер.", "жовт.", "лист.", "груд."],
        Day = "{0}, {1} {2}",
        ShortDay = "{0} {1} {2}",
        DayAndTime = "{0}, {1}",
        ShortDayAndTime = "{0} {1}",
        TimeSeparator = ':',
    };
}
