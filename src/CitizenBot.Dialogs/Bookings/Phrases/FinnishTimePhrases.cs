using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>Finnish inflects: weekdays and hours are listed in the cases that times are said in.</summary>
internal static class FinnishTimePhrases
{
    private static readonly string[] Weekdays =
        ["maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"];

    public static TimePhrases Create() => Numbers(Weekday(Days(Marks(new TimePhrases()))));

    private static TimePhrases Weekday(TimePhrases phrases)
    {
        var morning = TimePhrases.Part(6, 10, DayHalf.Morning);
        var forenoon = TimePhrases.Part(8, 12, DayHalf.Morning);
        var afternoon = TimePhrases.Part(12, 17, DayHalf.Afternoon);
        var evening = TimePhrases.Part(17, 22, DayHalf.Afternoon);
        for (var index = 0; index < Weekdays.Length; index++)
        {
            var name = Weekdays[index];
            var day = new WeekdayWord((IsoDayOfWeek)(index + 1));
            var weak = name.Replace("kko", "ko", StringComparison.Ordinal);
            phrases.Add($"{name}|{name}na|{weak}n|{name}ta|{name}a|{weak}ksi|{weak}lle", day)
                .Add($"{name}sin|{name}isin|{weak}t", day with { Every = true })
                .Add(weak + "sta", new Mark(MarkKind.From), day)
                .Add($"{name}hin|{name}on", new Mark(MarkKind.To), day)
                .Add($"{name}aamuna|{name}aamulla", day, morning)
                .Add(name + "aamupäivänä", day, forenoon)
                .Add(name + "iltapäivänä", day, afternoon)
                .Add($"{name}iltana|{name}illalla", day, evening);
        }

        return phrases.AddWeekdays("ma ti ke to pe la su", isShort: true);
    }

    private static TimePhrases Days(TimePhrases phrases) => phrases
        .AddMonths("tammikuuta|tammikuussa helmikuuta|helmikuussa maaliskuuta|maaliskuussa huhtikuuta|huhtikuussa toukokuuta|toukokuussa kesäkuuta|kesäkuussa heinäkuuta|heinäkuussa elokuuta|elokuussa syyskuuta|syyskuussa lokakuuta|lokakuussa marraskuuta|marraskuussa joulukuuta|joulukuussa")
        .AddMonths("tammikuu|tammikuun helmikuu|helmikuun maaliskuu|maaliskuun huhtikuu|huhtikuun toukokuu|toukokuun kesäkuu|kesäkuun heinäkuu|heinäkuun elokuu|elokuun syyskuu|syyskuun lokakuu|lokakuun marraskuu|marraskuun joulukuu|joulukuun")
        .Add("arkisin|arkipäivisin|arkena|arkipäivänä", new WorkdaysWord())
        .Add("viikonloppuna|viikonloppu|viikonloppuisin|viikonlopun", new WeekendWord())
        .Add("tänään|tälle päivälle", new RelativeDay(0))
        .Add("huomenna|huomiseksi|huominen|huomiselle", new RelativeDay(1))
        .Add("ylihuomenna|ylihuomiseksi", new RelativeDay(2))
        .Add("huomenaamulla|huomisaamuna", new RelativeDay(1), TimePhrases.Part(6, 10, DayHalf.Morning))
        .Add("huomenillalla|huomisiltana", new RelativeDay(1), TimePhrases.Part(17, 22, DayHalf.Afternoon))
        .Add("huomisiltapäivänä", new RelativeDay(1), TimePhrases.Part(12, 17, DayHalf.Afternoon))
        .Add("tänä iltana", new RelativeDay(0), TimePhrases.Part(17, 22, DayHalf.Afternoon))
        .Add("tänä aamuna", new RelativeDay(0), TimePhrases.Part(6, 10, DayHalf.Morning))
        .Add("aamulla|aamuisin|aamuna|aamu|aikaisin aamulla", 6, 10, DayHalf.Morning)
        .Add("aamupäivällä|aamupäivä|aamupäivisin|ap", 8, 12, DayHalf.Morning)
        .Add("keskipäivällä|lounasaikaan|lounasaikana", 11, 13, DayHalf.Unknown)
        .Add("lounaan jälkeen|ruokatunnin jälkeen", 13, 17, DayHalf.Afternoon)
        .Add("ennen lounasta|ennen puoltapäivää|ennen puolta päivää|ennen keskipäivää", new DayPart(new TimeRange(null, new LocalTime(12, 0)), DayHalf.Morning))
        .Add("iltapäivällä|iltapäivä|iltapäivisin|iltapäivästä|ip|puolenpäivän jälkeen", 12, 17, DayHalf.Afternoon)
        .Add("illalla|iltaisin|iltana|ilta", 17, 22, DayHalf.Afternoon)
        .Add("päivää|päivän|päivä|päivänä|pv", new UnitWord(PeriodUnits.Days))
        .Add("viikko|viikon|viikkoa|viikolla|viikolle|vk", new UnitWord(PeriodUnits.Weeks))
        .Add("kuukausi|kuukauden|kuukautta|kuussa|kk", new UnitWord(PeriodUnits.Months));

    private static TimePhrases Marks(TimePhrases phrases) => phrases
        .Add("kello|klo|noin kello|noin klo|kellon", MarkKind.Clock)
        .Add("aikaan|maissa|tienoilla", MarkKind.ClockAfter)
        .Add("ensi|seuraava|seuraavana|seuraavalla|seuraavassa", MarkKind.Next)
        .Add("tällä|tänä|tulevana|tässä|tämän|tulevalla", MarkKind.This)
        .Add("päästä|kuluttua", MarkKind.InAfter)
        .Add("jälkeen", MarkKind.AfterAfter)
        .Add("ennen", MarkKind.Before)
        .Add("aikaisintaan|alkaen", MarkKind.From)
        .Add("viimeistään", MarkKind.Until)
        .Add("välillä|välissä", MarkKind.BetweenAfter)
        .Add("ja|sekä", MarkKind.And)
        .Add("tai|taikka", MarkKind.Or)
        .Add("ei|en|emme|eivät|paitsi|lukuun ottamatta|ei käy|ei sovi|en pääse|emme pääse|en voi|ei missään nimessä", MarkKind.Not)
        .Add("mutta|vaan", MarkKind.But)
        .Add("mahdollisimman pian|mahdollisimman nopeasti|niin pian kuin mahdollista|heti kun mahdollista|ensimmäinen vapaa|ensimmäinen mahdollinen|seuraava vapaa|asap|pikimmiten", MarkKind.Earliest);

    private static TimePhrases Numbers(TimePhrases phrases) => phrases
        .AddNumbers("yksi|yhden kaksi|kahden kolme|kolmen neljä|neljän viisi|viiden kuusi|kuuden seitsemän kahdeksan yhdeksän kymmenen yksitoista|yhdentoista kaksitoista|kahdentoista")
        .AddNumbers("yhtä kahta kolmea neljää viittä kuutta seitsemää kahdeksaa yhdeksää kymmentä yhtätoista kahtatoista")
        .AddNumbers("yhdeltä kahdelta kolmelta neljältä viideltä kuudelta seitsemältä kahdeksalta yhdeksältä kymmeneltä yhdeltätoista kahdeltatoista", clock: true)
        .AddNumbers("ensimmäinen|ensimmäisenä toinen|toisena kolmas|kolmantena neljäs|neljäntenä viides|viidentenä kuudes|kuudentena seitsemäs|seitsemäntenä kahdeksas|kahdeksantena yhdeksäs|yhdeksäntenä kymmenes|kymmenentenä yhdestoista kahdestoista", ordinal: true)
        .Add("puoli", new MinutesWord(-30))
        .Add("varttia yli|vartin yli|vartti yli", new MinutesWord(15))
        .Add("varttia vaille|varttia vailla|vartti vaille", new MinutesWord(-15))
        .Add("viisi yli|viittä yli", new MinutesWord(5))
        .Add("kymmenen yli|kymmentä yli", new MinutesWord(10))
        .Add("kaksikymmentä yli", new MinutesWord(20))
        .Add("viittä vaille|viisi vaille", new MinutesWord(-5))
        .Add("kymmentä vaille|kymmenen vaille", new MinutesWord(-10))
        .Add("kahtakymmentä vaille", new MinutesWord(-20));
}
