namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>Finds times of day in the terms of a text.</summary>
internal sealed class ClockGrammar(List<TimeTerm> terms)
{
    /// <summary>The time or times said from this position on; null when none are.</summary>
    public Atom? Times(int at)
    {
        if (Range(at) is { } range)
            return range;
        if (Is(at, MarkKind.To) && Time(at + 1, true) is var (busy, free) && Is(Term(free) is OtherWord ? free + 1 : free, MarkKind.AfterAfter))
            return new TimeAtom(busy, null) { Start = at, End = free + 1 }; // "I work until 4, so after that"
        if (Is(at, MarkKind.After, MarkKind.From, MarkKind.Before, MarkKind.Until, MarkKind.AfterAfter, MarkKind.BeforeAfter) && Time(at + 1, true) is var (bound, end))
            return Bounded(((Mark)terms[at]).Kind, bound) with { Start = at, End = end };
        if (Time(at, false) is var (time, after))
            return Is(after, MarkKind.AfterAfter, MarkKind.BeforeAfter)
                ? Bounded(((Mark)terms[after]).Kind, time) with { Start = at, End = after + 1 }
                : new TimeAtom(time, time) { Start = at, End = after };
        return Term(at) is DayPart part ? new PartAtom(part) { Start = at, End = at + 1 } : null;
    }

    private TimeAtom? Range(int at)
    {
        var opened = Is(at, MarkKind.Between, MarkKind.From);
        if (Time(opened ? at + 1 : at, true) is not var (first, join) || !Is(join, MarkKind.To, MarkKind.Until, MarkKind.And)
            || Time(join + 1, true) is not var (last, end))
            return null;
        var closed = Is(end, MarkKind.BetweenAfter);
        if (Is(join, MarkKind.And) && !Is(at, MarkKind.Between) && !closed)
            return null;
        var marked = opened || closed || Time(at, false) is not null || last.Half != DayHalf.Unknown;
        if (!marked && Term(end) is OtherWord)
            return null; // "2-3 personer"
        if (first.Half == DayHalf.Unknown && last.Half != DayHalf.Unknown && (first with { Half = last.Half }) is var same
            && same.Resolve(DayHalf.Unknown) < last.Resolve(DayHalf.Unknown))
            first = same;
        return first.Resolve(DayHalf.Unknown) < last.Resolve(DayHalf.Unknown)
            ? new TimeAtom(first, last) { Start = at, End = closed ? end + 1 : end }
            : null;
    }

    private static TimeAtom Bounded(MarkKind mark, SpokenTime time) =>
        mark is MarkKind.After or MarkKind.AfterAfter or MarkKind.From ? new(time, null) : new(null, time);

    /// <summary>One time. A bare number is one only where a word beside it says so, or its surroundings expect one.</summary>
    private (SpokenTime Time, int End)? Time(int at, bool expected)
    {
        var marked = false;
        for (; Is(at, MarkKind.Clock); at++)
            marked = true;
        switch (Term(at))
        {
            case ClockFigures figures:
                return Finish(figures.Hour, figures.Minute, figures.Literal, at + 1);
            case DottedFigures dotted when marked || expected || dotted.Second is 0 or > 12: // there is no month 0 and none after 12
                return Finish(dotted.First, dotted.Second, dotted.Literal, at + 1);
        }

        var before = 0;
        var saidBefore = false;
        for (; Term(at) is MinutesWord { AfterHour: false } minutes; at++)
            (before, saidBefore) = (before + minutes.Minutes, true);
        while (Is(at, MarkKind.Clock))
            at++;
        if (Term(at) is not NumberWord { Value: <= 24 } hour)
            return null;
        at++;
        var clockAfter = Is(at, MarkKind.ClockAfter);
        if (clockAfter || (Is(at, MarkKind.To) && Is(at + 1, MarkKind.ClockAfter)))
            (clockAfter, at) = (true, at + (Is(at, MarkKind.To) ? 2 : 1));
        var after = Term(at) as MinutesWord;
        if (after is { AfterHour: true })
            at++;
        var total = (hour.Value * 60) + before + (after is { AfterHour: true } ? after.Minutes : 0);
        var certain = marked || expected || saidBefore || hour.Clock || clockAfter || after is { AfterHour: true }
            || Is(at, MarkKind.Am, MarkKind.Pm) || Term(at) is DayPart;
        return certain && total >= 0 ? Finish(total / 60, total % 60, false, at) : null;
    }

    private (SpokenTime Time, int End)? Finish(int hour, int minute, bool literal, int end)
    {
        if (hour > 24 || minute > 59)
            return null;
        var half = DayHalf.Unknown;
        if (Is(end, MarkKind.Am, MarkKind.Pm))
            half = Is(end++, MarkKind.Am) ? DayHalf.Morning : DayHalf.Afternoon;
        else if (Term(end) is DayPart part)
            (half, end) = (part.Half, end + 1);
        else if (Is(end, MarkKind.ClockAfter))
            end++;
        return (new SpokenTime(hour, minute, literal, half), end);
    }

    private TimeTerm? Term(int at) => at >= 0 && at < terms.Count ? terms[at] : null;

    private bool Is(int at, params ReadOnlySpan<MarkKind> kinds) => Term(at) is Mark mark && kinds.Contains(mark.Kind);
}
