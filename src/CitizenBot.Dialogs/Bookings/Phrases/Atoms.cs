using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>One part of a wish, found between two positions of the terms.</summary>
internal abstract record Atom
{
    /// <summary>The first term of it.</summary>
    public int Start { get; init; }

    /// <summary>The term after it.</summary>
    public int End { get; init; }
}

/// <summary>Days that need nothing else to be known.</summary>
internal sealed record DaysAtom(DateRange Range) : Atom;

/// <summary>A weekday, or weekdays in a row, of a week that another atom may name.</summary>
internal sealed record WeekdayAtom(IsoDayOfWeek Day, IsoDayOfWeek? To, bool IncludesToday) : Atom;

/// <summary>These weekdays in any week.</summary>
internal sealed record EveryWeekdayAtom(IReadOnlyList<IsoDayOfWeek> Days) : Atom;

/// <summary>A part of the day.</summary>
internal sealed record PartAtom(DayPart Part) : Atom;

/// <summary>A time or times; open where null, exact where both are the same.</summary>
internal sealed record TimeAtom(SpokenTime? From, SpokenTime? To) : Atom;

/// <summary>Or, not, but, and the end of a clause.</summary>
internal sealed record JoinAtom(MarkKind Kind) : Atom;

/// <summary>A time as it was said, before it is known which half of the day is meant.</summary>
/// <param name="Hour">0 to 24.</param>
/// <param name="Minute">0 to 59.</param>
/// <param name="Literal">Written with two digits for the hour: 02:00 is at night.</param>
/// <param name="Half">Which half of the day was said with it.</param>
internal sealed record SpokenTime(int Hour, int Minute, bool Literal, DayHalf Half)
{
    /// <summary>
    /// The time meant: as said, else by the half of the day that the wish speaks of, else 1 to 6 o'clock are in the
    /// afternoon, because nothing is open at night. 12 is always noon.
    /// </summary>
    public LocalTime Resolve(DayHalf wish)
    {
        var half = Half == DayHalf.Unknown ? wish : Half;
        var afternoon = half switch
        {
            DayHalf.Afternoon => Hour < 12,
            DayHalf.Morning => false,
            _ => Hour is >= 1 and <= 6 && !Literal,
        };
        return new LocalTime((afternoon ? Hour + 12 : Hour) % 24, Minute);
    }
}
