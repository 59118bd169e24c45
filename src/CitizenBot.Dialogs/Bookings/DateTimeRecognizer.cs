using CitizenBot.Dialogs.Bookings.Phrases;
using NodaTime;

namespace CitizenBot.Dialogs.Bookings;

/// <summary>Finds in free text when a citizen would like to come.</summary>
public static class DateTimeRecognizer
{
    // A wish is a sentence; what is longer is cut, so that one message cannot take much time.
    private const int LongestText = 1000;

    /// <summary>The wishes in a text, any of which would suit; empty when it says nothing about when.</summary>
    /// <param name="text">What the citizen wrote, in any spelling.</param>
    /// <param name="language">The conversation's BCP 47 tag; Swedish and English are understood besides.</param>
    /// <param name="now">The present, which "tomorrow" counts from; Gothenburg's date is used.</param>
    public static IReadOnlyList<TimeWish> Recognize(string text, string language, Instant now)
    {
        ArgumentNullException.ThrowIfNull(text);
        var today = now.InZone(BookableService.Zone).Date;
        var start = text.Length > LongestText ? text[..LongestText] : text;
        return AllTimePhrases.For(language)
            .Select(phrases => new WishBuilder(today).Build(Atoms(phrases.Read(start), today)))
            .FirstOrDefault(wishes => wishes.Count > 0) ?? [];
    }

    private static List<Atom> Atoms(List<TimeTerm> terms, LocalDate today)
    {
        var (dates, clock) = (new DateGrammar(terms, today), new ClockGrammar(terms));
        var atoms = new List<Atom>();
        for (var at = 0; at < terms.Count;)
        {
            var found = Longest(dates.Days(at), clock.Times(at));
            if (found is null && terms[at] is Mark { Kind: MarkKind.Or or MarkKind.And or MarkKind.Not or MarkKind.But or MarkKind.Stop or MarkKind.Earliest } mark)
                found = new JoinAtom(mark.Kind) { Start = at, End = at + 1 };
            if (found is not null)
                atoms.Add(found);
            at = found?.End ?? at + 1;
        }

        return atoms;
    }

    private static Atom? Longest(Atom? day, Atom? time) =>
        day is null || (time is not null && time.End > day.End) ? time : day;
}
