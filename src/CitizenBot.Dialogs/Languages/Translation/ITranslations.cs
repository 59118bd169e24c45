using CitizenBot.Dialogs.Assistants;

namespace CitizenBot.Dialogs.Languages.Translation;

/// <summary>Machine translation as the rest of the bot uses it: masked, checked, remembered; or not to be had.</summary>
public interface ITranslations
{
    /// <summary>Whether an assistant has an engine for a pair of languages, through a third language too.</summary>
    Task<bool> CanAsync(Assistant assistant, string from, string to, CancellationToken cancellationToken);

    /// <summary>Translates texts of any number of lines, Markdown too.</summary>
    /// <param name="assistant">Whose engines and glossary are used.</param>
    /// <param name="texts">The originals.</param>
    /// <param name="from">BCP 47 tag of the originals.</param>
    /// <param name="to">BCP 47 tag of the translations.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>As many, in the same order; null for all where no engine could.</returns>
    Task<IReadOnlyList<MachineTranslation>?> TranslateAsync(Assistant assistant, IReadOnlyList<string> texts, string from, string to, CancellationToken cancellationToken);
}

/// <summary>Which engines an assistant uses, and in which order.</summary>
public interface ITranslatorChain
{
    /// <summary>The engines; none where the city has set none, or none that may be used.</summary>
    IReadOnlyList<ITranslator> Of(Assistant assistant);
}
