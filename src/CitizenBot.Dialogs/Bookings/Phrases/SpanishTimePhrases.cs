using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>Spanish: the minutes come after the hour ("las tres y media").</summary>
internal static class SpanishTimePhrases
{
    public static TimePhrases Create() => Numbers(Days(Marks(new TimePhrases())));

    private static TimePhrases Days(TimePhrases phrases) => phrases
        .AddWeekdays("lunes martes miércoles jueves viernes sábado domingo")
        .AddMonths("enero|de_enero febrero|de_febrero marzo|de_marzo abril|de_abril mayo|de_mayo junio|de_junio julio|de_julio agosto|de_agosto septiembre|setiembre|de_septiembre octubre|de_octubre noviembre|de_noviembre diciembre|de_diciembre")
        .Add("entre semana|días laborables|día laborable", new WorkdaysWord())
        .Add("fin de semana|fines de semana|el finde|finde", new WeekendWord())
        .Add("hoy", new RelativeDay(0))
        .Add("mañana", new RelativeDay(1))
        .Add("pasado mañana", new RelativeDay(2))
        .Add("esta tarde", new RelativeDay(0), TimePhrases.Part(12, 20, DayHalf.Afternoon))
        .Add("esta noche", new RelativeDay(0), TimePhrases.Part(18, 22, DayHalf.Afternoon))
        .Add("mañana por la mañana", new RelativeDay(1), TimePhrases.Part(6, 12, DayHalf.Morning))
        .Add("mañana por la tarde", new RelativeDay(1), TimePhrases.Part(12, 20, DayHalf.Afternoon))
        .Add("por la mañana|de la mañana|en la mañana|temprano", 6, 12, DayHalf.Morning)
        .Add("a mediodía|al mediodía|mediodía", 11, 13, DayHalf.Unknown)
        .Add("después de comer|después de almorzar|después del almuerzo", 13, 17, DayHalf.Afternoon)
        .Add("antes de comer|antes del almuerzo|antes de mediodía", new DayPart(new TimeRange(null, new LocalTime(12, 0)), DayHalf.Morning))
        .Add("por la tarde|de la tarde|en la tarde|la tarde|tarde", 12, 20, DayHalf.Afternoon)
        .Add("por la noche|de la noche|en la noche", 18, 22, DayHalf.Afternoon)
        .Add("días|día", new UnitWord(PeriodUnits.Days))
        .Add("semana|semanas", new UnitWord(PeriodUnits.Weeks))
        .Add("mes|meses", new UnitWord(PeriodUnits.Months));

    private static TimePhrases Marks(TimePhrases phrases) => phrases
        .Add("a las|a la|las|sobre las|hacia las|a eso de las|hora", MarkKind.Clock)
        .Add("horas|h", MarkKind.ClockAfter)
        .Add("próximo|próxima|el próximo|la próxima|que viene|siguiente", MarkKind.Next)
        .Add("este|esta|esta misma", MarkKind.This)
        .Add("dentro de|en", MarkKind.In)
        .Add("después de las|después de la|después de|a partir de las|a partir de", MarkKind.After)
        .Add("antes de las|antes de la|antes de|antes del", MarkKind.Before)
        .Add("desde las|desde el|desde|del", MarkKind.From)
        .Add("hasta las|hasta el|hasta", MarkKind.To)
        .Add("como tarde|a más tardar", MarkKind.Until)
        .Add("entre las|entre la|entre el|entre", MarkKind.Between)
        .Add("y las|y el|y", MarkKind.And)
        .Add("o|o bien", MarkKind.Or)
        .Add("no|menos|excepto|salvo|no puedo|no me va bien|no me conviene", MarkKind.Not)
        .Add("pero|sino", MarkKind.But)
        .Add("lo antes posible|cuanto antes|lo más pronto posible|la primera libre|la primera hora libre|primera hora disponible|asap|ya mismo", MarkKind.Earliest);

    private static TimePhrases Numbers(TimePhrases phrases) => phrases
        .AddNumbers("uno|una|un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte")
        .AddNumbers("primero|primer", ordinal: true)
        .Add("y media", new MinutesWord(30, AfterHour: true))
        .Add("y cuarto", new MinutesWord(15, AfterHour: true))
        .Add("menos cuarto", new MinutesWord(-15, AfterHour: true))
        .Add("y diez", new MinutesWord(10, AfterHour: true))
        .Add("y cinco", new MinutesWord(5, AfterHour: true))
        .Add("y veinte", new MinutesWord(20, AfterHour: true))
        .Add("menos diez", new MinutesWord(-10, AfterHour: true))
        .Add("menos cinco", new MinutesWord(-5, AfterHour: true));
}
