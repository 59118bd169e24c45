using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>
/// Hours are read as the clock shows them: traditional counting, where 2 can mean 8 in the morning, cannot be told
/// from it in writing, and the summary before a booking shows the time in full.
/// </summary>
internal static class SomaliTimePhrases
{
    public static TimePhrases Create() => Numbers(Days(Marks(new TimePhrases { OrdinalIsClock = true })));

    private static TimePhrases Days(TimePhrases phrases) => phrases
        .AddWeekdays("isniin|isniinta|isniintii talaado|talaadada|talaada|salaasa|salaasada arbaco|arbacada|arbaca|arbacadda khamiis|khamiista jimce|jimcaha|jimco|jimcada|jimcihii sabti|sabtida axad|axadda|axada")
        .AddWeekdays("isniimaha talaadooyinka arbacooyinka khamiisyada jimcayaasha sabtiyada axadaha", every: true)
        .AddMonths("jannaayo|janaayo|jannawari|januari febraayo|feebarwari|febarwari|feebraayo maarso|maarj abriil|abril maajo|meey|may juun|juunyo luulyo|julaay agoosto|ogosto sebteembar|sebtembar|september oktoobar|oktobar|oktoober nofeembar|noofembar|nofembar|november diseembar|disembar|disember|december")
        .Add("maalmaha shaqada", new WorkdaysWord())
        .Add("dhammaadka toddobaadka|dhamaadka todobaadka|dhammaadka usbuuca|dhamaadka usbuuca|fasaxa toddobaadka", new WeekendWord())
        .Add("maanta", new RelativeDay(0))
        .Add("berri|beri|berrito|berito|barri|barito", new RelativeDay(1))
        .Add("saadambe|saa dambe|saa danbe|berri dambe", new RelativeDay(2))
        .Add("caawa|caawo", new RelativeDay(0), TimePhrases.Part(17, 22, DayHalf.Afternoon))
        .Add("subax|subaxda|subaxdii|subaxnimo|subaxnimada|aroor|aroortii|saaka", 6, 12, DayHalf.Morning)
        .Add("barqo|barqada|barqadii|barqanimo", 8, 12, DayHalf.Morning)
        .Add("duhur|duhurka|duhurkii|duhurnimo|waqtiga qadada|qadada", 11, 13, DayHalf.Unknown)
        .Add("qadada kadib|qadada ka dib|qado kadib|qado ka dib|qadada dabadeed", 13, 17, DayHalf.Afternoon)
        .Add("qadada ka hor|duhurka ka hor|duhur ka hor", new DayPart(new TimeRange(null, new LocalTime(12, 0)), DayHalf.Morning))
        .Add("galab|galabta|galabtii|galabnimo|galabnimada|duhurka kadib|duhurka ka dib", 12, 17, DayHalf.Afternoon)
        .Add("casar|casarka|casarkii|casarnimo", 15, 17, DayHalf.Afternoon)
        .Add("fiid|fiidkii|fiidka|fiidnimo|habeen|habeenkii|habeennimo|makhribka", 17, 22, DayHalf.Afternoon)
        .Add("maalmood|maalin|cisho", new UnitWord(PeriodUnits.Days))
        .Add("toddobaad|todobaad|toddobaadka|todobaadka|usbuuc|usbuuca|asbuuc|asbuuca|toddobaadyo", new UnitWord(PeriodUnits.Weeks))
        .Add("toddobaadkan|todobaadkan|usbuucan|asbuucan", new Mark(MarkKind.This), new UnitWord(PeriodUnits.Weeks))
        .Add("bil|bisha|bilood", new UnitWord(PeriodUnits.Months));

    private static TimePhrases Marks(TimePhrases phrases) => phrases
        .Add("saacadda|saacada|saacad", MarkKind.Clock)
        .Add("ilaa saacadda|ilaa saacada", new Mark(MarkKind.To), new Mark(MarkKind.Clock))
        .Add("soo socda|soo socota|dambe|danbe|xiga|xigta", MarkKind.Next)
        .Add("kan|tan|maalinta|maalinta soo", MarkKind.This)
        .Add("kadib|ka dib|dabadeed|gudaheed", MarkKind.AfterAfter)
        .Add("ka hor|kahor", MarkKind.BeforeAfter)
        .Add("laga bilaabo|ka bilow|ka bilaabo|wixii ka dambeeya", MarkKind.From)
        .Add("ilaa|illaa|ila", MarkKind.To)
        .Add("ugu dambayn|ugu danbayn", MarkKind.Until)
        .Add("inta u dhexeysa|inta u dhaxaysa|u dhexeysa|u dhaxaysa|inta u dhexaysa|u dhexaysa|inta u dhaxeysa", MarkKind.Between)
        .Add("iyo", MarkKind.And)
        .Add("ama|mise", MarkKind.Or)
        .Add("maaha|ma aha|ma ahan|maya|aan ahayn|marka laga reebo|laga reebo|mooyee|ma iman karo|ma imaan karo|ma awoodo|ma karo|iima habboona|iima haboona|iima fiicna|kuma habboona|ha noqon", MarkKind.Not)
        .Add("laakiin|laakin|balse|ee", MarkKind.But)
        .Add("taariikhda", MarkKind.Day)
        .Add("sida ugu dhaqsaha badan|sida ugu dhakhsaha badan|sida ugu dhaqsiyaha badan|sida ugu dhakhsiyaha badan|waqtiga ugu horreeya|wakhtiga ugu horreeya|ugu horreeya|ugu soo horreeya", MarkKind.Earliest);

    private static TimePhrases Numbers(TimePhrases phrases) => phrases
        .AddNumbers("kow|hal|mid laba|labo saddex|sadex afar shan lix toddoba|todoba siddeed|sideed sagaal toban kow_iyo_toban laba_iyo_toban")
        .AddNumbers("kowda labada saddexda|sadexda afarta shanta lixda toddobada|todobada siddeedda|sideedda|siddeeda|sideeda sagaalka tobanka kow_iyo_tobanka laba_iyo_tobanka", clock: true)
        .Add("iyo badhka|iyo barka|iyo badh|iyo bar|iyo nus|iyo nuska|iyo nusk", new MinutesWord(30, AfterHour: true))
        .Add("iyo rubuc|iyo rubac|iyo rubuca", new MinutesWord(15, AfterHour: true))
        .Add("oo rubuc la|oo rubac la|rubuc la|oo rubuc dhiman", new MinutesWord(-15, AfterHour: true))
        .Add("iyo toban daqiiqo", new MinutesWord(10, AfterHour: true));
}
