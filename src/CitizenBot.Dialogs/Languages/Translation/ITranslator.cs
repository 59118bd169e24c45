namespace CitizenBot.Dialogs.Languages.Translation;

/// <summary>A translation engine. It sees masked text alone, and says so when it cannot help; <see cref="Translations"/> does the rest.</summary>
public interface ITranslator
{
    /// <summary>What records call it, such as <c>azure</c>.</summary>
    string Name { get; }

    /// <summary>Whether text leaves what the city itself runs; assistants with <c>cloud: never</c> do not use it then.</summary>
    bool IsCloud { get; }

    /// <summary>The languages that it translates from, and into which.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Our BCP 47 tags; empty while the engine cannot be asked.</returns>
    Task<LanguagePairs> PairsAsync(CancellationToken cancellationToken);

    /// <summary>Translates texts of one line each, in one call where the engine can.</summary>
    /// <param name="texts">Masked text; <c>⟦1⟧</c> must come back as it is.</param>
    /// <param name="from">BCP 47 tag of the originals.</param>
    /// <param name="to">BCP 47 tag of the translations.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>As many translations, in the same order; null where the engine failed, was too slow, or is resting after failures.</returns>
    Task<IReadOnlyList<string>?> TranslateAsync(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellationToken);
}

/// <summary>Which languages an engine translates between.</summary>
/// <param name="Targets">BCP 47 tags that can be translated into, by the tag of the original.</param>
public sealed record LanguagePairs(IReadOnlyDictionary<string, IReadOnlySet<string>> Targets)
{
    /// <summary>Of an engine that cannot be asked.</summary>
    public static LanguagePairs None { get; } = new(new Dictionary<string, IReadOnlySet<string>>());

    /// <summary>Whether it translates from one language into another.</summary>
    public bool Has(string from, string to) => Targets.TryGetValue(from, out var targets) && targets.Contains(to);
}
