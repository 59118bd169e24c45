namespace CitizenBot.Dialogs.Bookings.Wording;

/// <summary>The Gregorian months, as they are called in Iran: a city's calendar in Sweden is no other.</summary>
internal static class PersianTimeWords
{
    public static TimeWords Create() => new()
    {
        Weekdays = ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"],
        ShortWeekdays = ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"],
        Months = ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"],
        ShortMonths = ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"],
        Day = "{0} {1} {2}",
        ShortDay = "{0} {1} {2}",
        DayAndTime = "{0} ساعت {1}",
        ShortDayAndTime = "{0}، {1}",
        TimeSeparator = ':',
    };
}
