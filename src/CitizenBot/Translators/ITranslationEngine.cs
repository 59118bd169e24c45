using CitizenBot.Dialogs.Languages.Translation;

namespace CitizenBot.Translators;

/// <summary>One engine's protocol; failures are exceptions. <see cref="GuardedTranslator"/> makes of it what the bot can rely on.</summary>
internal interface ITranslationEngine
{
    string Name { get; }

    bool IsCloud { get; }

    Task<LanguagePairs> PairsAsync(CancellationToken cancellationToken);

    /// <returns>As many as were given, in their order.</returns>
    /// <exception cref="TranslationException">The engine answered with something else than translations.</exception>
    Task<IReadOnlyList<string>> TranslateAsync(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellationToken);
}

/// <summary>What an engine answered cannot be used.</summary>
internal sealed class TranslationException(string message) : Exception(message);
