using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>Ukrainian: weekdays and hours in the cases that times are said in.</summary>
internal static class UkrainianTimePhrases
{
    public static TimePhrases Create() => Numbers(Days(Marks(new TimePhrases())));

    private static TimePhrases Days(TimePhrases phrases) => phrases
        .AddWeekdays("понеділок|понеділка|понеділку вівторок|вівторка|вівторку середа|середу|середи четвер|четверга|четвергу п'ятниця|п'ятницю|п'ятниці|пʼятниця|пʼятницю субота|суботу|суботи неділя|неділю|неділі")
        .AddWeekdays("пн вт ср чт пт сб нд", isShort: true)
        .AddMonths("січня|січень|січні лютого|лютий|лютому березня|березень|березні квітня|квітень|квітні травня|травень|травні червня|червень|червні липня|липень|липні серпня|серпень|серпні вересня|вересень|вересні жовтня|жовтень|жовтні листопада|листопад|листопаді грудня|грудень|грудні")
        .Add("у будні|в будні|будні|будній день|робочі дні", new WorkdaysWord())
        .Add("вихідні|на вихідних|у вихідні", new WeekendWord())
        .Add("сьогодні", new RelativeDay(0))
        .Add("завтра", new RelativeDay(1))
        .Add("післязавтра|післязавтрa", new RelativeDay(2))
        .Add("сьогодні ввечері|сьогодні увечері", new RelativeDay(0), TimePhrases.Part(17, 22, DayHalf.Afternoon))
        .Add("вранці|зранку|ранок|уранці|рано", 6, 12, DayHalf.Morning)
        .Add("опівдні|в обід|в обідню пору", 11, 13, DayHalf.Unknown)
        .Add("до обіду", 8, 12, DayHalf.Morning)
        .Add("після обіду|по обіді|пополудні|вдень", 12, 17, DayHalf.Afternoon)
        .Add("ввечері|увечері|вечір|вечором", 17, 22, DayHalf.Afternoon)
        .Add("день|дні|днів|дня", new UnitWord(PeriodUnits.Days))
        .Add("тиждень|тижня|тижні|тижнів|тижню", new UnitWord(PeriodUnits.Weeks))
        .Add("місяць|місяця|місяці|місяців", new UnitWord(PeriodUnits.Months));

    private static TimePhrases Marks(TimePhrases phrases) => phrases
        .Add("о|об|година|годині|годину|близько", MarkKind.Clock)
        .Add("наступний|наступна|наступного|наступної|наступну|наступному", MarkKind.Next)
        .Add("цей|ця|цього|цієї|цю", MarkKind.This)
        .Add("через|за", MarkKind.In)
        .Add("після", MarkKind.After)
        .Add("до", MarkKind.To)
        .Add("перед|раніше", MarkKind.Before)
        .Add("з|від|із|починаючи з", MarkKind.From)
        .Add("не пізніше|найпізніше", MarkKind.Until)
        .Add("між", MarkKind.Between)
        .Add("і|й|та", MarkKind.And)
        .Add("або|чи", MarkKind.Or)
        .Add("не|крім|окрім|тільки не|не можу", MarkKind.Not)
        .Add("але|а", MarkKind.But)
        .Add("якнайшвидше|якомога швидше|найближчий час|найближчий вільний час|перший вільний час|перший вільний", MarkKind.Earliest);

    private static TimePhrases Numbers(TimePhrases phrases) => phrases
        .AddNumbers("один|одну|одна два|дві|двох три|трьох чотири|чотирьох п'ять|пʼять шість сім вісім дев'ять|девʼять десять одинадцять дванадцять")
        .AddNumbers("першій|перша|першу другій|друга|другу третій|третя|третю четвертій|четверта|четверту п'ятій|п'ята|п'яту шостій|шоста|шосту сьомій|сьома|сьому восьмій|восьма|восьму дев'ятій|дев'ята|дев'яту десятій|десята|десяту одинадцятій|одинадцята|одинадцяту дванадцятій|дванадцята|дванадцяту тринадцятій|тринадцята чотирнадцятій|чотирнадцята п'ятнадцятій|п'ятнадцята шістнадцятій|шістнадцята", clock: true)
        .AddNumbers("першого другого третього четвертого п'ятого шостого сьомого восьмого дев'ятого десятого одинадцятого дванадцятого", ordinal: true)
        .Add("пів на|о пів на", new MinutesWord(-30))
        .Add("чверть на", new MinutesWord(-45))
        .Add("за чверть|за чверть до", new MinutesWord(-15))
        .Add("тридцять", new MinutesWord(30, AfterHour: true));
}
