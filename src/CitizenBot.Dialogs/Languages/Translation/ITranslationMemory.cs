namespace CitizenBot.Dialogs.Languages.Translation;

/// <summary>Remembers what was translated, so that the same text costs once; what a person corrected wins over the machine.</summary>
public interface ITranslationMemory
{
    /// <summary>What is remembered of some texts.</summary>
    /// <param name="texts">Masked text.</param>
    /// <param name="from">BCP 47 tag of the originals.</param>
    /// <param name="to">BCP 47 tag of the translations.</param>
    /// <param name="engine">Whose translations; a person's correction is found under every engine.</param>
    /// <param name="glossary">The version of the glossary.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One for each text, in order; null where nothing is remembered.</returns>
    Task<IReadOnlyList<string?>> FindAsync(IReadOnlyList<string> texts, string from, string to, string engine, string glossary, CancellationToken cancellationToken);

    /// <summary>Remembers translations; a failure to do so is no failure of the caller's.</summary>
    Task RememberAsync(IReadOnlyList<(string Text, string Translation)> pairs, string from, string to, string engine, string glossary, CancellationToken cancellationToken);
}
