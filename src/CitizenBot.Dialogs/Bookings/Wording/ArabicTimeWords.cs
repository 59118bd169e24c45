namespace CitizenBot.Dialogs.Bookings.Wording;

internal static class ArabicTimeWords
{
    public static TimeWords Create() => new()
    {
        Weekdays = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        ShortWeekdays = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        Months = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
        ShortMonths = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
        Day = "{0} {1} {2}",
        ShortDay = "{0} {1} {2}",
        DayAndTime = "{0} الساعة {1}",
        ShortDayAndTime = "{0}، {1}",
        TimeSeparator = ':',
    };
}
