using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

internal static class EnglishTimePhrases
{
    public static TimePhrases Create() => Numbers(Days(Marks(new TimePhrases())));

    private static TimePhrases Days(TimePhrases phrases) => phrases
        .AddWeekdays("monday tuesday wednesday thursday friday saturday sunday")
        .AddWeekdays("mon tue|tues wed thu|thur|thurs fri sat sun", isShort: true)
        .AddWeekdays("mondays tuesdays wednesdays thursdays fridays saturdays sundays", every: true)
        .AddMonths("january|jan february|feb march|mar april|apr in_may june|jun july august|aug september|sep|sept october|oct november|nov december|dec")
        .Add("may", new MonthWord(5, OnlyWithDay: true))
        .Add("jul", new MonthWord(7, OnlyWithDay: true))
        .Add("weekdays|weekday|working days|on weekdays", new WorkdaysWord())
        .Add("weekend|weekends", new WeekendWord())
        .Add("today", new RelativeDay(0))
        .Add("tomorrow|tmrw|tomorow", new RelativeDay(1))
        .Add("the day after tomorrow|day after tomorrow", new RelativeDay(2))
        .Add("this morning", new RelativeDay(0), TimePhrases.Part(6, 12, DayHalf.Morning))
        .Add("this afternoon", new RelativeDay(0), TimePhrases.Part(12, 17, DayHalf.Afternoon))
        .Add("tonight|this evening", new RelativeDay(0), TimePhrases.Part(17, 22, DayHalf.Afternoon))
        .Add("morning|in the morning|mornings", 6, 12, DayHalf.Morning)
        .Add("lunch|at lunch|lunchtime|at lunchtime|midday|in the middle of the day|around lunch", 11, 13, DayHalf.Unknown)
        .Add("after lunch|after lunchtime", 13, 17, DayHalf.Afternoon)
        .Add("before lunch|before midday", new DayPart(new TimeRange(null, new LocalTime(12, 0)), DayHalf.Morning))
        .Add("afternoon|in the afternoon|afternoons", 12, 17, DayHalf.Afternoon)
        .Add("evening|in the evening|evenings|at night", 17, 22, DayHalf.Afternoon)
        .Add("noon|at noon", new ClockFigures(12, 0, true))
        .Add("day|days", new UnitWord(PeriodUnits.Days))
        .Add("week|weeks|weeks time", new UnitWord(PeriodUnits.Weeks))
        .Add("fortnight", new UnitWord(PeriodUnits.Weeks, 2))
        .Add("month|months", new UnitWord(PeriodUnits.Months));

    private static TimePhrases Marks(TimePhrases phrases) => phrases
        .Add("at|around|around at|at around|at about", MarkKind.Clock)
        .Add("oclock|hrs|h", MarkKind.ClockAfter)
        .Add("am", MarkKind.Am)
        .Add("pm", MarkKind.Pm)
        .Add("next", MarkKind.Next)
        .Add("this|this coming|coming", MarkKind.This)
        .Add("in|within", MarkKind.In)
        .Add("in a|in one", new Mark(MarkKind.In), new NumberWord(1))
        .Add("after|later than", MarkKind.After)
        .Add("after that|afterwards", MarkKind.AfterAfter)
        .Add("week after next|the week after next", new Mark(MarkKind.In), new UnitWord(PeriodUnits.Weeks, 2))
        .Add("before|earlier than", MarkKind.Before)
        .Add("from|starting|at the earliest|earliest|no earlier than", MarkKind.From)
        .Add("to|through", MarkKind.To)
        .Add("until|till|by|no later than|latest|at the latest", MarkKind.Until)
        .Add("between", MarkKind.Between)
        .Add("and", MarkKind.And)
        .Add("or", MarkKind.Or)
        .Add("not|except|excluding|cant|cannot|can not|doesnt|does not|dont|wont|never|anything but|any day but|apart from|other than|isnt", MarkKind.Not)
        .Add("but|however", MarkKind.But)
        .Add("the", MarkKind.Day)
        .Add("of", MarkKind.Of)
        .Add("as soon as possible|as soon as you can|asap|as early as possible|the earliest available|earliest available|the earliest possible|earliest possible|the earliest time|first available|the first available|soonest|the soonest|next available|the next available", MarkKind.Earliest);

    private static TimePhrases Numbers(TimePhrases phrases) => phrases
        .AddNumbers("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
        .AddNumbers("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first", ordinal: true)
        .Add("half an hour", new OtherWord())
        .Add("half|half past", new MinutesWord(30))
        .Add("quarter past|a quarter past", new MinutesWord(15))
        .Add("quarter to|a quarter to", new MinutesWord(-15))
        .Add("five past", new MinutesWord(5))
        .Add("ten past", new MinutesWord(10))
        .Add("twenty past", new MinutesWord(20))
        .Add("twenty to", new MinutesWord(-20));
}
