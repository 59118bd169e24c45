using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>Bosnian, Croatian and Serbian, ijekavian and ekavian, in the cases that times are said in.</summary>
internal static class BosnianTimePhrases
{
    public static TimePhrases Create() => Numbers(Days(Marks(new TimePhrases())));

    private static TimePhrases Days(TimePhrases phrases) => phrases
        .AddWeekdays("ponedjeljak|ponedeljak|ponedjeljka|ponedeljka utorak|utorka srijeda|sreda|srijedu|sredu|srijede|srede četvrtak|četvrtka petak|petka subota|subotu|subote nedjelja|nedelja|nedjelju|nedelju|nedjelje")
        .AddWeekdays("ponedjeljkom|ponedeljkom utorkom srijedom|sredom četvrtkom petkom subotom nedjeljom|nedeljom", every: true)
        .AddMonths("januar|januara|januaru|siječanj|siječnja|siječnju februar|februara|februaru|veljača|veljače|veljači mart|marta|martu|ožujak|ožujka|ožujku april|aprila|aprilu|travanj|travnja|travnju maj|maja|maju|svibanj|svibnja|svibnju juni|jun|juna|junu|lipanj|lipnja|lipnju juli|jul|jula|julu|srpanj|srpnja|srpnju august|augusta|augustu|avgust|avgusta|avgustu|kolovoz|kolovoza septembar|septembra|septembru|rujan|rujna|rujnu oktobar|oktobra|oktobru|listopad|listopada|listopadu novembar|novembra|novembru|studeni|studenog|studenom decembar|decembra|decembru|prosinac|prosinca|prosincu")
        .Add("radnim danom|radni dan|radnim danima", new WorkdaysWord())
        .Add("vikend|vikendom|vikenda|za vikend", new WeekendWord())
        .Add("danas", new RelativeDay(0))
        .Add("sutra", new RelativeDay(1))
        .Add("prekosutra|preksutra", new RelativeDay(2))
        .Add("večeras|veceras", new RelativeDay(0), TimePhrases.Part(17, 22, DayHalf.Afternoon))
        .Add("ujutro|ujutru|jutro|rano ujutro", 6, 10, DayHalf.Morning)
        .Add("prije podne|pre podne|prijepodne|prepodne", 8, 12, DayHalf.Morning)
        .Add("u podne|oko podne", 11, 13, DayHalf.Unknown)
        .Add("poslije ručka|posle ručka|nakon ručka", 13, 17, DayHalf.Afternoon)
        .Add("poslije podne|posle podne|poslijepodne|popodne|popodne", 12, 17, DayHalf.Afternoon)
        .Add("uveče|navečer|naveče|predvečer", 17, 22, DayHalf.Afternoon)
        .Add("dan|dana", new UnitWord(PeriodUnits.Days))
        .Add("sedmica|sedmice|sedmicu|sedmici|nedjelje dana|tjedan|tjedna|tjednu|tjedana", new UnitWord(PeriodUnits.Weeks))
        .Add("mjesec|mjeseca|mjesecu|mjeseci|mesec|meseca|mesecu", new UnitWord(PeriodUnits.Months));

    private static TimePhrases Marks(TimePhrases phrases) => phrases
        .Add("u|oko", MarkKind.Clock)
        .Add("sati|sata|sat|h", MarkKind.ClockAfter)
        .Add("idući|iduću|iduće|idućeg|iduća|sljedeći|sljedeću|sljedeće|sljedećeg|sledeći|sledeću|sledeće|naredni|narednu|naredne|narednog", MarkKind.Next)
        .Add("ovaj|ovu|ove|ovog|ova", MarkKind.This)
        .Add("za", MarkKind.In)
        .Add("poslije|posle|nakon", MarkKind.After)
        .Add("prije|pre", MarkKind.Before)
        .Add("od|najranije", MarkKind.From)
        .Add("do", MarkKind.To)
        .Add("najkasnije", MarkKind.Until)
        .Add("između|izmedju", MarkKind.Between)
        .Add("i", MarkKind.And)
        .Add("ili", MarkKind.Or)
        .Add("ne|osim|ne mogu|ne odgovara mi|samo ne|nikako", MarkKind.Not)
        .Add("ali|nego|već", MarkKind.But)
        .Add("što prije|što pre|čim prije|najprije moguće|prvi slobodan|prvi slobodan termin|prvi termin|asap", MarkKind.Earliest);

    private static TimePhrases Numbers(TimePhrases phrases) => phrases
        .AddNumbers("jedan|jedna|jednu dva|dvije|dve tri četiri pet šest sedam osam devet deset jedanaest dvanaest trinaest četrnaest petnaest šesnaest sedamnaest osamnaest devetnaest dvadeset")
        .AddNumbers("prvi|prvog drugi|drugog treći|trećeg četvrti|četvrtog peti|petog šesti|šestog sedmi|sedmog osmi|osmog deveti|devetog deseti|desetog", ordinal: true)
        .Add("pola", new MinutesWord(-30))
        .Add("i pol|i po|i trideset", new MinutesWord(30, AfterHour: true))
        .Add("i petnaest|i četvrt", new MinutesWord(15, AfterHour: true))
        .Add("petnaest do", new MinutesWord(-15))
        .Add("deset do", new MinutesWord(-10))
        .Add("pet do", new MinutesWord(-5));
}
