namespace CitizenBot.Dialogs.Languages;

/// <summary>A guess at the language of a text.</summary>
/// <param name="Language">A BCP 47 tag, or "und".</param>
/// <param name="Confidence">The probability, 0 to 1, that the guess is right.</param>
public readonly record struct LanguageGuess(string Language, double Confidence)
{
    /// <summary>The language tag of what cannot be told: no letters, an unknown script, or too little to go by.</summary>
    public const string Unknown = "und";

    /// <summary>The guess when it cannot be told.</summary>
    public static LanguageGuess Undetermined { get; } = new(Unknown, 0);
}
