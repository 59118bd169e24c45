namespace CitizenBot.Dialogs.Languages;

/// <summary>
/// Translates what people type freely and what content lacks. An assistant may have none: then the original stands, and
/// nothing is pretended. Whatever is translated is marked, and its original kept beside it.
/// </summary>
public interface ITranslator
{
    /// <summary>What explanations and records call it.</summary>
    string Name { get; }

    /// <summary>Translates plain text. Personal details are masked by the caller before and restored after.</summary>
    /// <param name="text">The original.</param>
    /// <param name="from">BCP 47 tag of the original.</param>
    /// <param name="to">BCP 47 tag of the translation.</param>
    /// <param name="cancellationToken">Ends the wait; the original is shown then.</param>
    /// <returns>The translation, or null when it could not be had.</returns>
    Task<string?> TranslateAsync(string text, string from, string to, CancellationToken cancellationToken);
}
