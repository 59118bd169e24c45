using System.Globalization;

namespace CitizenBot.BotFramework.Dialogs;

/// <summary>
/// Reads an answer as a choice: by name, value or synonym; by number, in any script's digits; by an ordinal ("den andra"); or
/// by a part that only one choice has. Whatever could mean two choices means none.
/// </summary>
/// <param name="ordinals">
/// For a language (BCP 47, or null), phrases and the place they mean, from 1; -1 is the last. None unless given.
/// </param>
public sealed class ChoiceRecognizer(Func<string?, IReadOnlyDictionary<string, int>>? ordinals = null) : IChoiceRecognizer
{
    /// <inheritdoc/>
    public FoundChoice? Recognize(string text, IReadOnlyList<Choice> choices, string? locale)
    {
        var said = Words.Normalize(text);
        if (said.Length == 0)
            return null;
        var names = choices.Select(NamesOf).ToArray();
        var index = OnlyOne(names, name => name == said)
            ?? ByNumber(said, choices.Count)
            ?? ByOrdinal(said, choices.Count, locale)
            ?? ByLongestName(said, names)
            ?? OnlyOne(names, name => Words.Contain(name, said));
        return index is { } found ? new FoundChoice(choices[found].Value, found) : null;
    }

    private static string[] NamesOf(Choice choice) =>
        [.. new[] { choice.Title, choice.Value, choice.Action?.Title }.Concat(choice.Synonyms ?? [])
            .OfType<string>().Select(Words.Normalize).Where(name => name.Length > 0).Distinct()];

    private static int? ByNumber(string said, int count) =>
        int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= count
            ? number - 1
            : null;

    private int? ByOrdinal(string said, int count, string? locale)
    {
        if (ordinals is null)
            return null;
        foreach (var (phrase, place) in ordinals(locale))
            if (Words.Normalize(phrase) == said)
            {
                var index = place < 0 ? count + place : place - 1;
                return index >= 0 && index < count ? index : null;
            }
        return null;
    }

    // "Nya torget" when "torget" and "nya torget" can be chosen means the longer one; two that do not overlap mean neither.
    private static int? ByLongestName(string said, string[][] names)
    {
        var contained = names.SelectMany((own, index) => own.Where(name => Words.Contain(said, name)).Select(name => (Name: name, Index: index))).ToArray();
        if (contained.Length == 0)
            return null;
        var longest = contained.MaxBy(found => found.Name.Length);
        return contained.All(found => found.Index == longest.Index || (found.Name != longest.Name && Words.Contain(longest.Name, found.Name)))
            ? longest.Index
            : null;
    }

    private static int? OnlyOne(string[][] names, Predicate<string> matches)
    {
        int? only = null;
        for (var index = 0; index < names.Length; index++)
        {
            if (!Array.Exists(names[index], matches))
                continue;
            if (only is not null)
                return null;
            only = index;
        }
        return only;
    }
}
