namespace CitizenBot.Dialogs.Bookings.Wording;

internal static class SpanishTimeWords
{
    public static TimeWords Create() => new()
    {
        Weekdays = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        ShortWeekdays = ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
        Months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        ShortMonths = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
        Day = "{0} {1} de {2}",
        ShortDay = "{0} {1} {2}",
        DayAndTime = "{0} a las {1}",
        ShortDayAndTime = "{0} {1}",
        TimeSeparator = ':',
    };
}
