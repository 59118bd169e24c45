namespace CitizenBot.Dialogs.Languages;

/// <summary>Tells which language a text is written in.</summary>
public interface ILanguageDetector
{
    /// <summary>Guesses the language of a text, however short.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="among">The only languages to consider, as BCP 47 tags; null for all that the detector knows.</param>
    /// <returns>The most likely language, or <see cref="LanguageGuess.Undetermined"/>.</returns>
    LanguageGuess Detect(string text, IReadOnlyCollection<string>? among = null);

    /// <summary>Which of an assistant's languages a text is written in, or the one given where that cannot be told.</summary>
    string LanguageOf(string text, IReadOnlyList<string> languages, string otherwise) =>
        Detect(text, languages) is var guess && languages.Contains(guess.Language) ? guess.Language : otherwise;
}
