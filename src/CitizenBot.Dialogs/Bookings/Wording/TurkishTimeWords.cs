namespace CitizenBot.Dialogs.Bookings.Wording;

internal static class TurkishTimeWords
{
    public static TimeWords Create() => new()
    {
        Weekdays = ["Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"],
        ShortWeekdays = ["Pzt", "Sal", "Çar", "Per", "Cum", "Cmt", "Paz"],
        Months = ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"],
        ShortMonths = ["Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"],
        Day = "{1} {2} {0}",
        ShortDay = "{1} {2} {0}",
        DayAndTime = "{0}, saat {1}",
        ShortDayAndTime = "{0} {1}",
        TimeSeparator = '.',
    };
}
