using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Bookings.Phrases;

/// <summary>The tables of every language, made once. A new language is one more table here.</summary>
internal static class AllTimePhrases
{
    private static readonly Dictionary<string, TimePhrases> ByLanguage = new(StringComparer.Ordinal)
    {
        ["sv"] = SwedishTimePhrases.Create(),
        ["en"] = EnglishTimePhrases.Create(),
        ["ar"] = ArabicTimePhrases.Create(),
        ["fi"] = FinnishTimePhrases.Create(),
        ["so"] = SomaliTimePhrases.Create(),
        ["pl"] = PolishTimePhrases.Create(),
        ["es"] = SpanishTimePhrases.Create(),
        ["fa"] = PersianTimePhrases.Create(),
        ["bs"] = BosnianTimePhrases.Create(),
        ["tr"] = TurkishTimePhrases.Create(),
        ["uk"] = UkrainianTimePhrases.Create(),
    };

    /// <summary>
    /// The tables to try in turn: the conversation's language, then Swedish and English, because people write
    /// "tisdag" and "tomorrow" in the middle of every language.
    /// </summary>
    public static IEnumerable<TimePhrases> For(string language) =>
        new[] { LanguageTags.Written(language), "sv", "en" }.Distinct().Where(ByLanguage.ContainsKey).Select(tag => ByLanguage[tag]);
}
