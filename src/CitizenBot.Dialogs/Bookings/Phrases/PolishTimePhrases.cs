using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>Polish: weekdays and hours in the cases that times are said in.</summary>
internal static class PolishTimePhrases
{
    public static TimePhrases Create() => Numbers(Days(Marks(new TimePhrases())));

    private static TimePhrases Days(TimePhrases phrases) => phrases
        .AddWeekdays("poniedziałek|poniedziałku|poniedziałkiem wtorek|wtorku|wtorkiem środa|środę|środy|środą czwartek|czwartku|czwartkiem piątek|piątku|piątkiem sobota|sobotę|soboty|sobotą niedziela|niedzielę|niedzieli|niedzielą")
        .AddWeekdays("poniedziałki wtorki środy czwartki piątki soboty niedziele", every: true)
        .AddWeekdays("pon|pn wt śr czw|cz pt|pi sob|so niedz|nd", isShort: true)
        .AddMonths("stycznia|styczeń|styczniu lutego|luty|lutym marca|marzec|marcu kwietnia|kwiecień|kwietniu maja|maj|maju czerwca|czerwiec|czerwcu lipca|lipiec|lipcu sierpnia|sierpień|sierpniu września|wrzesień|wrześniu października|październik|październiku listopada|listopad|listopadzie grudnia|grudzień|grudniu")
        .Add("dzień roboczy|dni robocze|w tygodniu|w dni powszednie|dni powszednie", new WorkdaysWord())
        .Add("weekend|weekendy|weekendu", new WeekendWord())
        .Add("dziś|dzisiaj", new RelativeDay(0))
        .Add("jutro|jutra", new RelativeDay(1))
        .Add("pojutrze", new RelativeDay(2))
        .Add("dziś wieczorem|dzisiaj wieczorem", new RelativeDay(0), TimePhrases.Part(17, 22, DayHalf.Afternoon))
        .Add("rano|z rana|ranek|wcześnie rano", 6, 10, DayHalf.Morning)
        .Add("przed południem|przedpołudnie|przedpołudniem|do południa", 8, 12, DayHalf.Morning)
        .Add("w południe|koło południa|około południa", 11, 13, DayHalf.Unknown)
        .Add("po obiedzie|po lunchu", 13, 17, DayHalf.Afternoon)
        .Add("po południu|popołudnie|popołudniu|popołudniem", 12, 17, DayHalf.Afternoon)
        .Add("wieczorem|wieczór|wieczorami", 17, 22, DayHalf.Afternoon)
        .Add("dzień|dni|dnia", new UnitWord(PeriodUnits.Days))
        .Add("tydzień|tygodnie|tygodni|tygodniu|tygodnia", new UnitWord(PeriodUnits.Weeks))
        .Add("miesiąc|miesiące|miesięcy|miesiącu|miesiąca", new UnitWord(PeriodUnits.Months));

    private static TimePhrases Marks(TimePhrases phrases) => phrases
        .Add("o|o godzinie|godzina|godz|o godz|około|koło", MarkKind.Clock)
        .Add("przyszły|przyszłą|przyszłym|przyszła|następny|następną|następnym|następna|kolejny", MarkKind.Next)
        .Add("ten|tę|tą|tym|ta|w tym|najbliższy|najbliższą|najbliższym", MarkKind.This)
        .Add("za", MarkKind.In)
        .Add("po", MarkKind.After)
        .Add("przed", MarkKind.Before)
        .Add("od|najwcześniej", MarkKind.From)
        .Add("do", MarkKind.To)
        .Add("najpóźniej|nie później niż", MarkKind.Until)
        .Add("między|pomiędzy", MarkKind.Between)
        .Add("i|oraz|a", MarkKind.And)
        .Add("lub|albo|czy", MarkKind.Or)
        .Add("nie|oprócz|poza|nie mogę|nie pasuje mi|byle nie|tylko nie", MarkKind.Not)
        .Add("ale|lecz", MarkKind.But)
        .Add("jak najszybciej|najszybciej|najszybciej jak się da|jak najprędzej|pierwszy wolny|pierwszy wolny termin|najbliższy termin|najbliższy wolny termin|asap", MarkKind.Earliest);

    private static TimePhrases Numbers(TimePhrases phrases) => phrases
        .AddNumbers("jeden|jednego|jedną dwa|dwie|dwóch trzy|trzech cztery|czterech pięć|pięciu sześć|sześciu siedem|siedmiu osiem|ośmiu dziewięć|dziewięciu dziesięć|dziesięciu jedenaście dwanaście")
        .AddNumbers("pierwszej|pierwsza drugiej|druga trzeciej|trzecia czwartej|czwarta piątej|piąta szóstej|szósta siódmej|siódma ósmej|ósma dziewiątej|dziewiąta dziesiątej|dziesiąta jedenastej|jedenasta dwunastej|dwunasta trzynastej|trzynasta czternastej|czternasta piętnastej|piętnasta szesnastej|szesnasta siedemnastej|siedemnasta osiemnastej|osiemnasta", clock: true)
        .AddNumbers("pierwszego drugiego trzeciego czwartego piątego szóstego siódmego ósmego dziewiątego dziesiątego jedenastego dwunastego trzynastego czternastego piętnastego szesnastego siedemnastego osiemnastego dziewiętnastego dwudziestego", ordinal: true)
        .Add("wpół do|pół do|w pół do", new MinutesWord(-30))
        .Add("kwadrans po", new MinutesWord(15))
        .Add("za kwadrans|kwadrans przed", new MinutesWord(-15))
        .Add("pięć po", new MinutesWord(5))
        .Add("dziesięć po", new MinutesWord(10))
        .Add("za pięć", new MinutesWord(-5))
        .Add("za dziesięć", new MinutesWord(-10));
}
