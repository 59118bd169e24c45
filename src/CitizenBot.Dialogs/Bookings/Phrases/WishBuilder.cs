using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>Puts the atoms of a text together into wishes.</summary>
internal sealed class WishBuilder(LocalDate today)
{
    private readonly List<List<Atom>> wishes = [[]];
    private readonly List<Atom> excluded = [];
    private bool earliest;

    public IReadOnlyList<TimeWish> Build(List<Atom> atoms)
    {
        for (var at = 0; at < atoms.Count; at++)
        {
            switch (atoms[at])
            {
                case JoinAtom { Kind: MarkKind.Not } not:
                    at = Exclude(atoms, at, not);
                    break;
                case JoinAtom { Kind: MarkKind.Earliest }:
                    earliest = true;
                    break;
                case JoinAtom:
                    break;
                case var atom:
                    if (StartsAnotherWish(atoms, at))
                        wishes.Add([]);
                    wishes[^1].Add(atom);
                    break;
            }
        }

        InheritTimes();
        return [.. wishes.Select(Finish).Where(wish => !wish.IsEmpty)];
    }

    /// <summary>A day after "or" starts a new wish when the wish so far has both a day and a time.</summary>
    private bool StartsAnotherWish(List<Atom> atoms, int at) => IsDay(atoms[at])
        && at > 0 && atoms[at - 1] is JoinAtom
        && wishes[^1].Exists(IsDay) && wishes[^1].Exists(IsTime);

    /// <summary>"In the morning on Monday or Tuesday": a time said before the first day goes for all of them.</summary>
    private void InheritTimes()
    {
        if (wishes[0] is not [PartAtom or TimeAtom, ..])
            return;
        foreach (var wish in wishes.Skip(1).Where(wish => !wish.Exists(IsTime)))
            wish.InsertRange(0, wishes[0].TakeWhile(IsTime));
    }

    /// <summary>
    /// "Not" rules out what follows closely in its clause ("not Monday or Tuesday"), else what came before it in
    /// the clause ("Monday doesn't work").
    /// </summary>
    private int Exclude(List<Atom> atoms, int at, JoinAtom not)
    {
        const int WordsBetween = 3;
        var next = at + 1;
        if (next < atoms.Count && atoms[next] is not JoinAtom && atoms[next].Start - not.End <= WordsBetween)
        {
            excluded.Add(atoms[next]);
            while (next + 2 < atoms.Count && atoms[next + 1] is JoinAtom { Kind: MarkKind.Or or MarkKind.And } && atoms[next + 2] is not JoinAtom)
                excluded.Add(atoms[next += 2]);
            return next;
        }

        for (var before = at - 1; before >= 0 && atoms[before] is not JoinAtom { Kind: MarkKind.Stop or MarkKind.But }; before--)
            if (wishes[^1].Remove(atoms[before]))
                excluded.Add(atoms[before]);
        return at;
    }

    private TimeWish Finish(List<Atom> atoms)
    {
        var ranges = atoms.OfType<DaysAtom>().Select(atom => atom.Range).ToList();
        var weekdays = atoms.OfType<WeekdayAtom>().ToList();
        var filter = atoms.OfType<EveryWeekdayAtom>().SelectMany(atom => atom.Days).ToList();
        var wide = ranges.Where(range => range.To is { } to && to > range.From).ToList();
        if (weekdays.Count > 0 && wide.Exists(range => Length(range) > 7))
        {
            filter.AddRange(weekdays.SelectMany(InAnyWeek));
        }
        else if (weekdays.Count > 0 && wide.Count > 0)
        {
            ranges.RemoveAll(wide.Contains);
            ranges.AddRange(from week in wide from weekday in weekdays select Within(week, weekday));
        }
        else
        {
            ranges.AddRange(weekdays.Select(Coming));
        }

        return new TimeWish
        {
            Days = [.. ranges.Distinct().OrderBy(range => range.From)],
            Weekdays = [.. filter.Distinct()],
            Times = Times(atoms),
            Earliest = earliest,
            NotWeekdays = [.. excluded.SelectMany(InAnyWeek).Distinct()],
            NotDays = [.. excluded.OfType<DaysAtom>().Select(atom => atom.Range)],
            NotTimes = Times(excluded),
        };
    }

    /// <summary>A part of the day said with an hour only tells which half of the day the hour is in.</summary>
    private static IReadOnlyList<TimeRange> Times(List<Atom> atoms)
    {
        var parts = atoms.OfType<PartAtom>().Select(atom => atom.Part).ToList();
        var times = atoms.OfType<TimeAtom>().ToList();
        if (times.Count == 0)
            return [.. parts.Select(part => part.Range).Distinct()];
        var half = parts.Select(part => part.Half).Distinct().ToList() is [var only] ? only : DayHalf.Unknown;
        return [.. times.Select(time => new TimeRange(time.From?.Resolve(half), time.To?.Resolve(half))).Distinct()];
    }

    private DateRange Coming(WeekdayAtom atom)
    {
        var first = atom.IncludesToday
            ? today.With(DateAdjusters.NextOrSame(atom.Day))
            : today.With(DateAdjusters.Next(atom.Day));
        return new DateRange(first, atom.To is { } to ? first.With(DateAdjusters.NextOrSame(to)) : first);
    }

    private static DateRange Within(DateRange week, WeekdayAtom atom)
    {
        var first = week.From.With(DateAdjusters.NextOrSame(atom.Day));
        return new DateRange(first, atom.To is { } to ? first.With(DateAdjusters.NextOrSame(to)) : first);
    }

    private static IEnumerable<IsoDayOfWeek> InAnyWeek(Atom atom) => atom switch
    {
        EveryWeekdayAtom every => every.Days,
        WeekdayAtom { To: { } to } span => Enumerable.Range(0, (((int)to - (int)span.Day + 7) % 7) + 1)
            .Select(days => (IsoDayOfWeek)((((int)span.Day - 1 + days) % 7) + 1)),
        WeekdayAtom one => [one.Day],
        _ => [],
    };

    private static int Length(DateRange range) => Period.DaysBetween(range.From, range.To ?? range.From) + 1;

    private static bool IsDay(Atom atom) => atom is DaysAtom or WeekdayAtom or EveryWeekdayAtom;

    private static bool IsTime(Atom atom) => atom is TimeAtom or PartAtom;
}
