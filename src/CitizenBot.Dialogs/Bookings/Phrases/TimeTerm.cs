using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>What one word or phrase means to the grammar of times, whatever its language.</summary>
internal abstract record TimeTerm;

/// <summary>A word without meaning here.</summary>
internal sealed record OtherWord : TimeTerm;

/// <summary>A weekday.</summary>
/// <param name="Day">The day.</param>
/// <param name="Every">The form itself says all of them ("Mondays").</param>
/// <param name="Short">An abbreviation that is another word where no time stands beside it ("man", "son", "sat").</param>
internal sealed record WeekdayWord(IsoDayOfWeek Day, bool Every = false, bool Short = false) : TimeTerm;

/// <summary>Monday to Friday.</summary>
internal sealed record WorkdaysWord : TimeTerm;

/// <summary>Saturday and Sunday.</summary>
internal sealed record WeekendWord : TimeTerm;

/// <summary>A month; <paramref name="OnlyWithDay"/> when the bare word more often means something else ("may").</summary>
internal sealed record MonthWord(int Month, bool OnlyWithDay = false) : TimeTerm;

/// <summary>A day counted from today: 0 today, 1 tomorrow.</summary>
internal sealed record RelativeDay(int Days) : TimeTerm;

/// <summary>A number.</summary>
/// <param name="Value">The number.</param>
/// <param name="Ordinal">The form says a day of the month ("3rd").</param>
/// <param name="Clock">The form says an hour without any other word ("kahdelta").</param>
internal sealed record NumberWord(int Value, bool Ordinal = false, bool Clock = false) : TimeTerm;

/// <summary>Days, weeks or months; <paramref name="Count"/> when the form says how many (Arabic dual).</summary>
internal sealed record UnitWord(PeriodUnits Unit, int? Count = null) : TimeTerm;

/// <summary>A date in figures that cannot be anything else.</summary>
internal sealed record DateFigures(int? Year, int Month, int Day) : TimeTerm;

/// <summary>A time in figures that cannot be anything else; <paramref name="Literal"/> when written with two digits for the hour.</summary>
internal sealed record ClockFigures(int Hour, int Minute, bool Literal) : TimeTerm;

/// <summary>Two figures with a dot: 14.30 or 12.12, a time or a date.</summary>
internal sealed record DottedFigures(int First, int Second, bool Literal, bool DotAtEnd) : TimeTerm;

/// <summary>Minutes from the full hour: "quarter past" (before the hour word) or "والنصف" (after it).</summary>
internal sealed record MinutesWord(int Minutes, bool AfterHour = false) : TimeTerm;

/// <summary>A part of the day; <paramref name="Half"/> tells which two o'clock is meant.</summary>
internal sealed record DayPart(TimeRange Range, DayHalf Half) : TimeTerm;

/// <summary>A word that says how its neighbours belong together.</summary>
internal sealed record Mark(MarkKind Kind) : TimeTerm;

/// <summary>Which half of the day.</summary>
internal enum DayHalf
{
    Unknown,
    Morning,
    Afternoon,
}

/// <summary>The meanings of <see cref="Mark"/>.</summary>
internal enum MarkKind
{
    /// <summary>"at", "kl": an hour follows.</summary>
    Clock,

    /// <summary>"o'clock": an hour came before.</summary>
    ClockAfter,

    /// <summary>"a.m."</summary>
    Am,

    /// <summary>"p.m."</summary>
    Pm,

    /// <summary>"next".</summary>
    Next,

    /// <summary>"this".</summary>
    This,

    /// <summary>"in" (two weeks).</summary>
    In,

    /// <summary>"in" where it stands after the time (Finnish "päästä").</summary>
    InAfter,

    /// <summary>"after".</summary>
    After,

    /// <summary>"after" where it stands after the time.</summary>
    AfterAfter,

    /// <summary>"before".</summary>
    Before,

    /// <summary>"before" where it stands after the time.</summary>
    BeforeAfter,

    /// <summary>"from".</summary>
    From,

    /// <summary>"to" between two times.</summary>
    To,

    /// <summary>"until", "at the latest".</summary>
    Until,

    /// <summary>"between".</summary>
    Between,

    /// <summary>"between" where it stands after both times.</summary>
    BetweenAfter,

    /// <summary>"and".</summary>
    And,

    /// <summary>"or".</summary>
    Or,

    /// <summary>"not", "except", "cannot", before or after what it rules out.</summary>
    Not,

    /// <summary>"but": ends what "not" reaches.</summary>
    But,

    /// <summary>The end of a clause.</summary>
    Stop,

    /// <summary>"as soon as possible".</summary>
    Earliest,

    /// <summary>"the", "den", "يوم": a day of the month may follow.</summary>
    Day,

    /// <summary>"of" between day and month.</summary>
    Of,
}
