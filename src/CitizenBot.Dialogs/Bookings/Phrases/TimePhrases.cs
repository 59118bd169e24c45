using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>One language's words for times: phrases of any length, each with the terms that it means.</summary>
internal sealed partial class TimePhrases
{
    private readonly Dictionary<string, TimeTerm[]> phrases = new(StringComparer.Ordinal);
    private readonly HashSet<string> vocabulary = new(StringComparer.Ordinal);
    private int longest = 1;

    /// <summary>Whether a figure with an ending ("2da") says an hour rather than a day of the month.</summary>
    public bool OrdinalIsClock { get; init; }

    /// <summary>Whether "and", "in" and "for" are written onto the next word, as in Arabic.</summary>
    public bool HasPrefixes { get; init; }

    /// <summary>Gives every one of the phrases, separated by |, the same meaning.</summary>
    public TimePhrases Add(string alternatives, params TimeTerm[] meaning)
    {
        foreach (var phrase in alternatives.Split('|'))
        {
            var words = PhraseText.Tokens(PhraseText.Fold(phrase)).Select(token => token.Value).ToArray();
            longest = Math.Max(longest, words.Length);
            phrases[string.Join(' ', words)] = meaning;
            vocabulary.UnionWith(words);
        }

        return this;
    }

    public TimePhrases Add(string alternatives, MarkKind mark) => Add(alternatives, new Mark(mark));

    public TimePhrases Add(string alternatives, int fromHour, int toHour, DayHalf half) =>
        Add(alternatives, Part(fromHour, toHour, half));

    /// <summary>Numbers from 1 on, one item each.</summary>
    public TimePhrases AddNumbers(string list, bool ordinal = false, bool clock = false)
    {
        var number = 1;
        foreach (var alternatives in list.Split(' '))
            Add(alternatives.Replace('_', ' '), new NumberWord(number++, ordinal, clock));
        return this;
    }

    /// <summary>The months from January on, one item each.</summary>
    public TimePhrases AddMonths(string list)
    {
        var month = 1;
        foreach (var alternatives in list.Split(' '))
            Add(alternatives.Replace('_', ' '), new MonthWord(month++));
        return this;
    }

    /// <summary>The weekdays from Monday on, one item each.</summary>
    public TimePhrases AddWeekdays(string list, bool every = false, bool isShort = false)
    {
        var day = IsoDayOfWeek.Monday;
        foreach (var alternatives in list.Split(' '))
            Add(alternatives, new WeekdayWord(day++, every, isShort));
        return this;
    }

    public static DayPart Part(int fromHour, int toHour, DayHalf half) =>
        new(new TimeRange(new LocalTime(fromHour, 0), new LocalTime(toHour, 0)), half);

    /// <summary>The terms of a text: the longest phrase that fits, from the left.</summary>
    public List<TimeTerm> Read(string text)
    {
        var tokens = PhraseText.Tokens(PhraseText.Fold(text)).SelectMany(WithoutPrefix).ToList();
        var terms = new List<TimeTerm>();
        for (var at = 0; at < tokens.Count;)
        {
            var length = Math.Min(longest, tokens.Count - at);
            TimeTerm[]? meaning = null;
            while (length > 0 && !phrases.TryGetValue(string.Join(' ', tokens.Skip(at).Take(length).Select(token => token.Text)), out meaning))
                length--;
            if (meaning is null)
                terms.Add(Figures(tokens[at].Match));
            else
                terms.AddRange(meaning);
            at += Math.Max(1, length);
        }

        return terms;
    }

    private IEnumerable<(string Text, Match Match)> WithoutPrefix(Match token)
    {
        var word = token.Value;
        if (!HasPrefixes || !token.Groups["word"].Success || word.Length < 4 || vocabulary.Contains(word))
            return [(word, token)];
        var rest = word.StartsWith("لل", StringComparison.Ordinal) ? "ال" + word[2..] : word[1..];
        return word[0] switch
        {
            'و' when vocabulary.Contains(rest) => [("و", token), (rest, token)],
            'ب' or 'ل' or 'ف' when vocabulary.Contains(rest) => [(rest, token)],
            _ => [(word, token)],
        };
    }

    private TimeTerm Figures(Match token)
    {
        var groups = token.Groups;
        if (groups["stop"].Success)
            return new Mark(MarkKind.Stop);
        if (groups["dash"].Success)
            return new Mark(MarkKind.To);
        if (groups["word"].Success)
            return new OtherWord();

        var parts = Digits().Matches(token.Value).Select(part => part.Value).ToArray();
        var numbers = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : int.MaxValue).ToArray();
        var literal = parts[0].Length == 2;
        return groups switch
        {
            _ when groups["ymd"].Success => new DateFigures(numbers[0], numbers[1], numbers[2]),
            _ when groups["dmy"].Success => new DateFigures(numbers.Length > 2 ? Year(numbers[2]) : null, numbers[1], numbers[0]),
            _ when groups["clock"].Success => new ClockFigures(numbers[0], numbers[1], literal),
            _ when groups["dotted"].Success => new DottedFigures(numbers[0], numbers[1], literal, token.Value.EndsWith('.')),
            _ => new NumberWord(numbers[0], groups["ordinal"].Success, groups["ordinal"].Success && OrdinalIsClock),
        };
    }

    private static int Year(int year) => year < 100 ? 2000 + year : year;

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
