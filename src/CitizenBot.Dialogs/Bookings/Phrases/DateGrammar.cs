using NodaTime;
using NodaTime.Calendars;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>Finds days in the terms of a text.</summary>
/// <remarks>
/// A weekday means its next day after today. "Next" and a weekday means that day of the next week, Monday to Sunday:
/// "next Tuesday" is in two days when said on a Sunday, and in eight when said on a Monday, when the nearer one is
/// "tomorrow". "In two weeks" is the whole week of that day. A date without a year is the next one from today on.
/// </remarks>
internal sealed class DateGrammar(List<TimeTerm> terms, LocalDate today)
{
    private readonly LocalDate monday = today.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));

    /// <summary>The days said from this position on, ranges and bounds included; null when none are.</summary>
    public Atom? Days(int at)
    {
        if (Range(at) is { } range)
            return range;
        if (Is(at, MarkKind.After, MarkKind.From, MarkKind.Before, MarkKind.Until) && Single(at + 1) is { } bound
            && Bounded(((Mark)terms[at]).Kind, bound) is { } bounded)
            return bounded with { Start = at, End = bound.End };
        if (Is(at, MarkKind.Between, MarkKind.From) && Single(at + 1) is { } day)
            return day with { Start = at };
        if (Single(at) is not { } single)
            return null;
        return Is(single.End, MarkKind.AfterAfter, MarkKind.BeforeAfter)
            && Bounded(((Mark)terms[single.End]).Kind, single) is { } after
            ? after with { Start = at, End = single.End + 1 }
            : single;
    }

    private Atom? Range(int at)
    {
        var first = Is(at, MarkKind.Between, MarkKind.From) ? at + 1 : at;
        if (Single(first) is not { } from || !Is(from.End, MarkKind.To, MarkKind.Until, MarkKind.And)
            || (Is(from.End, MarkKind.And) && !Is(at, MarkKind.Between)) || Single(from.End + 1) is not { } to)
            return null;
        return (from, to) switch
        {
            (WeekdayAtom a, WeekdayAtom b) => a with { To = b.Day, Start = at, End = to.End },
            (DaysAtom a, DaysAtom b) when b.Range.To >= a.Range.From =>
                new DaysAtom(a.Range with { To = b.Range.To }) { Start = at, End = to.End },
            _ => null,
        };
    }

    private DaysAtom? Bounded(MarkKind mark, Atom atom)
    {
        var day = atom switch
        {
            DaysAtom { Range: var range } when range.From == range.To => range.From,
            WeekdayAtom weekday => today.With(DateAdjusters.Next(weekday.Day)),
            _ => (LocalDate?)null,
        };
        return (mark, day) switch
        {
            (_, null) => null,
            (MarkKind.After or MarkKind.AfterAfter, { } date) => new DaysAtom(new DateRange(date.PlusDays(1), null)),
            (MarkKind.From, { } date) => new DaysAtom(new DateRange(date, null)),
            (MarkKind.Until, { } date) => new DaysAtom(new DateRange(today, date)),
            (_, { } date) => new DaysAtom(new DateRange(today, date.PlusDays(-1))),
        };
    }

    private Atom? Single(int at) => Distance(at) ?? Period(at) ?? Date(at) ?? Weekday(at);

    /// <summary>"In three days", "a week from now" in either order of words.</summary>
    private DaysAtom? Distance(int at)
    {
        var start = at;
        var before = Is(at, MarkKind.In, MarkKind.After);
        if (before)
            at++;
        int? count = null;
        if (Term(at) is NumberWord { Clock: false, Value: <= 100 } number)
            (count, at) = (number.Value, at + 1);
        var unit = Term(at) switch
        {
            UnitWord word => word,
            Mark { Kind: MarkKind.Day } when count is not null => new UnitWord(PeriodUnits.Days),
            _ => null,
        };
        if (unit is null || (!before && !Is(at + 1, MarkKind.InAfter, MarkKind.AfterAfter)))
            return null;
        var units = count ?? unit.Count ?? 1;
        var range = unit.Unit switch
        {
            PeriodUnits.Days => OneDay(today.PlusDays(units)),
            PeriodUnits.Weeks => Week(today.PlusWeeks(units)),
            _ => OneDay(today.PlusMonths(units)),
        };
        return new DaysAtom(range) { Start = start, End = before ? at + 1 : at + 2 };
    }

    /// <summary>A week, a weekend or a month.</summary>
    private DaysAtom? Period(int at)
    {
        var start = at;
        var (next, current) = (Is(at, MarkKind.Next), Is(at, MarkKind.This));
        if (next || current)
            at++;
        var term = Term(at);
        var end = at + 1;
        if (!next && term is UnitWord or WeekendWord && Is(end, MarkKind.Next))
            (next, end) = (true, end + 1);
        DateRange? range = term switch
        {
            UnitWord { Unit: PeriodUnits.Weeks } when next => Week(today.PlusWeeks(1)),
            UnitWord { Unit: PeriodUnits.Weeks } when current => FromToday(Week(today)),
            UnitWord { Unit: PeriodUnits.Months } when next => Month(today.PlusMonths(1)),
            UnitWord { Unit: PeriodUnits.Months } when current => FromToday(Month(today)),
            WeekendWord when next => Weekend(monday.PlusWeeks(1)),
            WeekendWord => Weekend(today.DayOfWeek == IsoDayOfWeek.Sunday ? today.PlusDays(1) : monday),
            _ => null,
        };
        if (range is null && term is UnitWord { Unit: PeriodUnits.Weeks } && Term(end) is NumberWord { Value: >= 1 and <= 53 } week)
            (range, end) = (NumberedWeek(week.Value), end + 1);
        if (range is null && term is UnitWord { Unit: PeriodUnits.Months } && Term(end) is MonthWord)
            (term, end) = (Term(end), end + 1);
        if (range is null && term is MonthWord { OnlyWithDay: false } month && Date(at) is null)
            range = FromToday(Month(Yearly(year => new LocalDate(year, month.Month, 1), first => Month(first).To >= today)));
        return range is { } days ? new DaysAtom(days) { Start = start, End = end } : null;
    }

    /// <summary>A date in figures or words, or a day counted from today, with or without its weekday.</summary>
    private DaysAtom? Date(int at)
    {
        var start = at;
        if (Term(at) is WeekdayWord)
            at += Is(at + 1, MarkKind.Stop) ? 2 : 1;
        var article = Is(at, MarkKind.Day);
        if (article && Term(at + 1) is WeekdayWord && Date(at + 1) is { } inner)
            return inner with { Start = start };
        if (article)
            at++;
        (LocalDate? Day, int End) found = Term(at) switch
        {
            RelativeDay day => (today.PlusDays(day.Days), at + 1),
            DateFigures date => (Resolve(date.Year, date.Month, date.Day), at + 1),
            DottedFigures dotted when !(at > 0 && Is(at - 1, MarkKind.Clock)) => (Resolve(null, dotted.Second, dotted.First), at + 1),
            NumberWord number => DayOfMonth(number, at, article),
            MonthWord month when Term(at + 1) is NumberWord { Clock: false, Value: <= 31 } day && Term(at + 2) is not (MinutesWord or Mark { Kind: MarkKind.To or MarkKind.Am or MarkKind.Pm })
                => WithYear(month.Month, day.Value, at + 2),
            _ => (null, at),
        };
        return found.Day is { } resolved ? new DaysAtom(OneDay(resolved)) { Start = start, End = found.End } : null;
    }

    private (LocalDate? Day, int End) DayOfMonth(NumberWord number, int at, bool article)
    {
        if (number.Value is < 1 or > 31)
            return (null, at);
        var month = Is(at + 1, MarkKind.Of, MarkKind.From) ? at + 2 : at + 1;
        if (Term(month) is MonthWord word)
            return WithYear(word.Month, number.Value, month + 1);
        var said = Term(at + 1) is UnitWord { Unit: PeriodUnits.Months };
        var finnish = number.Ordinal && Term(at + 1) is UnitWord { Unit: PeriodUnits.Days };
        var figures = article || (number is { Ordinal: true, Clock: false } && !(at > 0 && Is(at - 1, MarkKind.Clock)) && Term(at + 1) is not OtherWord);
        return said || finnish || figures
            ? (Monthly(number.Value), at + (said || finnish ? 2 : 1))
            : (null, at);
    }

    private (LocalDate? Day, int End) WithYear(int month, int day, int end) =>
        Term(end) is NumberWord { Value: >= 2000 and < 2200 } year
            ? (Resolve(year.Value, month, day), end + 1)
            : (Resolve(null, month, day), end);

    private Atom? Weekday(int at)
    {
        var start = at;
        var (next, current) = (Is(at, MarkKind.Next), false);
        while (Is(at, MarkKind.Next, MarkKind.This, MarkKind.Day))
        {
            current |= Is(at, MarkKind.This);
            at++;
        }

        var end = at + 1;
        switch (Term(at))
        {
            case WorkdaysWord:
                return new EveryWeekdayAtom([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday]) { Start = start, End = end };
            case WeekdayWord { Every: true } every:
                return new EveryWeekdayAtom([every.Day]) { Start = start, End = end };
            case WeekdayWord { Short: true } when !Is(at - 1, MarkKind.To)
                && Term(end) is not (NumberWord or ClockFigures or DottedFigures or DayPart or Mark { Kind: MarkKind.Clock or MarkKind.To }):
                return null;
            case WeekdayWord weekday:
                if (!next && Is(end, MarkKind.Next))
                    (next, end) = (true, end + 1);
                return next
                    ? new DaysAtom(OneDay(monday.PlusWeeks(1).PlusDays((int)weekday.Day - 1))) { Start = start, End = end }
                    : new WeekdayAtom(weekday.Day, null, current) { Start = start, End = end };
            default:
                return null;
        }
    }

    private LocalDate? Resolve(int? year, int month, int day)
    {
        if (month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year ?? 2024, month) || year is < 2000 or > 2200)
            return null;
        return year is { } said
            ? new LocalDate(said, month, day)
            : Yearly(candidate => new LocalDate(candidate, month, Math.Min(day, CalendarSystem.Iso.GetDaysInMonth(candidate, month))), date => date >= today && date.Day == day);
    }

    private LocalDate Yearly(Func<int, LocalDate> of, Predicate<LocalDate> fits) =>
        Enumerable.Range(today.Year, 9).Select(of).First(date => fits(date));

    private LocalDate Monthly(int day) => Enumerable.Range(0, 3).Select(months => today.PlusMonths(months))
        .Where(month => day <= CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month))
        .Select(month => new LocalDate(month.Year, month.Month, day)).First(date => date >= today);

    private DateRange? NumberedWeek(int week)
    {
        var rule = WeekYearRules.Iso;
        var year = rule.GetWeekYear(today);
        if (rule.GetWeekOfWeekYear(today) > week)
            year++;
        return week <= rule.GetWeeksInWeekYear(year, CalendarSystem.Iso)
            ? FromToday(Week(rule.GetLocalDate(year, week, IsoDayOfWeek.Monday, CalendarSystem.Iso)))
            : null;
    }

    private DateRange FromToday(DateRange range) => range with { From = LocalDate.Max(range.From, today) };

    private static DateRange OneDay(LocalDate day) => new(day, day);

    private static DateRange Week(LocalDate day) =>
        day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)) is var first ? new(first, first.PlusDays(6)) : default;

    private static DateRange Weekend(LocalDate monday) => new(monday.PlusDays(5), monday.PlusDays(6));

    private static DateRange Month(LocalDate day) => new(day.With(DateAdjusters.StartOfMonth), day.With(DateAdjusters.EndOfMonth));

    private TimeTerm? Term(int at) => at >= 0 && at < terms.Count ? terms[at] : null;

    private bool Is(int at, params ReadOnlySpan<MarkKind> kinds) => Term(at) is Mark mark && kinds.Contains(mark.Kind);
}
