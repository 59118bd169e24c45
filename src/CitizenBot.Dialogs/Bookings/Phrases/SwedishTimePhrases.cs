using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

internal static class SwedishTimePhrases
{
    public static TimePhrases Create() => Numbers(Days(Marks(new TimePhrases())));

    private static TimePhrases Days(TimePhrases phrases) => phrases
        .AddWeekdays("måndag|måndagen|måndagens tisdag|tisdagen|tisdagens onsdag|onsdagen|onsdagens torsdag|torsdagen|torsdagens fredag|fredagen|fredagens lördag|lördagen|lördagens söndag|söndagen|söndagens")
        .AddWeekdays("mån tis|tisd ons tors|tor fre lör sön", isShort: true)
        .AddWeekdays("måndagar|måndagarna tisdagar|tisdagarna onsdagar|onsdagarna torsdagar|torsdagarna fredagar|fredagarna lördagar|lördagarna söndagar|söndagarna", every: true)
        .AddMonths("januari|jan februari|feb mars april|apr maj juni|jun juli augusti|aug september|sep|sept oktober|okt november|nov december|dec")
        .Add("jul", new MonthWord(7, OnlyWithDay: true))
        .Add("vardagar|vardag|en vardag|på vardagar", new WorkdaysWord())
        .Add("helgen|helg|helger|veckoslutet", new WeekendWord())
        .Add("idag|i dag|nu idag", new RelativeDay(0))
        .Add("imorgon|i morgon|imorrn|i morrn|imorron|morgondagen", new RelativeDay(1))
        .Add("övermorgon|i övermorgon|överimorgon", new RelativeDay(2))
        .Add("i eftermiddag|idag eftermiddag", new RelativeDay(0), TimePhrases.Part(12, 17, DayHalf.Afternoon))
        .Add("ikväll|i kväll", new RelativeDay(0), TimePhrases.Part(17, 22, DayHalf.Afternoon))
        .Add("i förmiddag", new RelativeDay(0), TimePhrases.Part(8, 12, DayHalf.Morning))
        .Add("morgon|morgonen|bitti|morgnar|tidigt", 6, 10, DayHalf.Morning)
        .Add("förmiddag|förmiddagen|förmiddagar|fm", 8, 12, DayHalf.Morning)
        .Add("lunch|lunchen|lunchtid|mitt på dagen|vid lunch|vid lunchtid", 11, 13, DayHalf.Unknown)
        .Add("efter lunch|efter lunchen", 13, 17, DayHalf.Afternoon)
        .Add("före lunch|innan lunch|före lunchen|innan lunchen", new DayPart(new TimeRange(null, new LocalTime(12, 0)), DayHalf.Morning))
        .Add("eftermiddag|eftermiddagen|eftermiddagar|em|eftermiddags", 12, 17, DayHalf.Afternoon)
        .Add("kväll|kvällen|kvällar|kvällstid", 17, 22, DayHalf.Afternoon)
        .Add("dag|dagar|dygn", new UnitWord(PeriodUnits.Days))
        .Add("vecka|veckan|veckor|v", new UnitWord(PeriodUnits.Weeks))
        .Add("månad|månaden|månader", new UnitWord(PeriodUnits.Months));

    private static TimePhrases Marks(TimePhrases phrases) => phrases
        .Add("kl|klockan|klocka|vid|vid kl|runt|runt kl|omkring|omkring kl|ungefär kl|cirka kl|ca kl", MarkKind.Clock)
        .Add("tiden|h", MarkKind.ClockAfter)
        .Add("nästa|nästkommande", MarkKind.Next)
        .Add("denna|den här|nu på|den nu kommande|kommande|innevarande", MarkKind.This)
        .Add("om", MarkKind.In)
        .Add("om en|om ett", new Mark(MarkKind.In), new NumberWord(1))
        .Add("efter", MarkKind.After)
        .Add("efter det|därefter", MarkKind.AfterAfter)
        .Add("veckan efter nästa", new Mark(MarkKind.In), new UnitWord(PeriodUnits.Weeks, 2))
        .Add("före|innan", MarkKind.Before)
        .Add("från|tidigast|från och med|fr o m|from|från kl", MarkKind.From)
        .Add("till", MarkKind.To)
        .Add("senast|fram till|till och med|t o m|tom", MarkKind.Until)
        .Add("mellan", MarkKind.Between)
        .Add("och|samt", MarkKind.And)
        .Add("eller", MarkKind.Or)
        .Add("inte|ej|ingen|inga|icke|utom|förutom|aldrig|undantaget|bortsett från", MarkKind.Not)
        .Add("men|utan|däremot", MarkKind.But)
        .Add("den", MarkKind.Day)
        .Add("i", MarkKind.Of)
        .Add("så snart som möjligt|så snart det går|så fort som möjligt|så fort det går|snarast|snarast möjligt|så tidigt som möjligt|första lediga|första bästa|närmaste tid|närmaste lediga|tidigast möjliga|tidigast möjligt|asap", MarkKind.Earliest);

    private static TimePhrases Numbers(TimePhrases phrases) => phrases
        .AddNumbers("ett två tre fyra fem sex sju|sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo")
        .AddNumbers("första|förste andra|andre tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettionde trettioförsta", ordinal: true)
        .AddNumbers("ettiden tvåtiden tretiden fyratiden femtiden sextiden sjutiden åttatiden niotiden tiotiden elvatiden tolvtiden", clock: true)
        .Add("halv", new MinutesWord(-30))
        .Add("kvart över", new MinutesWord(15))
        .Add("kvart i", new MinutesWord(-15))
        .Add("fem över", new MinutesWord(5))
        .Add("tio över", new MinutesWord(10))
        .Add("tjugo över", new MinutesWord(20))
        .Add("fem i", new MinutesWord(-5))
        .Add("tio i", new MinutesWord(-10))
        .Add("tjugo i", new MinutesWord(-20));
}
