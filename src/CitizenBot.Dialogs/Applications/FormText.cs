using CitizenBot.Dialogs.Languages;

namespace CitizenBot.Dialogs.Applications;

/// <summary>A text of a form in the languages that it is written in; Swedish always.</summary>
/// <param name="byLanguage">By BCP 47 tag.</param>
public sealed class FormText(IReadOnlyDictionary<string, string> byLanguage)
{
    /// <summary>The languages it is written in.</summary>
    public IEnumerable<string> Languages => byLanguage.Keys;

    /// <summary>In Swedish, as the record has it.</summary>
    public string Swedish => byLanguage["sv"];

    /// <summary>Every wording, to find it in what a citizen writes.</summary>
    public IEnumerable<string> All => byLanguage.Values;

    /// <summary>In a language, else in English, else in Swedish; easy Swedish is Swedish first.</summary>
    public string In(string language) => byLanguage[LanguageFor(language)];

    /// <summary>Which language <see cref="In"/> gives.</summary>
    public string LanguageFor(string language) =>
        byLanguage.ContainsKey(language) ? language
        : LanguageTags.Written(language) != "sv" && byLanguage.ContainsKey("en") ? "en"
        : "sv";
}
