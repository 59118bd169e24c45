using CitizenBot.Dialogs.Understanding;

namespace CitizenBot.Dialogs.Assistants.Validation;

/// <summary>Checks the content for what the program would start with and citizens would suffer from.</summary>
public static class ContentValidator
{
    /// <summary>Checks one assistant.</summary>
    /// <param name="root">The content folder.</param>
    /// <param name="assistant">The assistant's id, which is its folder's name.</param>
    /// <param name="today">What old facts are counted from.</param>
    /// <param name="collisions">Whether to measure which intents the recognizer mistakes for one another: some ten seconds.</param>
    /// <param name="progress">Told the share of that measurement that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>What was found, the worst first; nothing is good.</returns>
    public static async Task<IReadOnlyList<Finding>> ValidateAsync(
        string root, string assistant, DateOnly today, bool collisions, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(root);
        var folder = Path.Combine(root, assistant);
        var shared = Path.Combine(root, "shared");
        Assistant content;
        try
        {
            content = AssistantLoader.Load(folder, shared);
        }
        catch (ContentException e)
        {
            // Nothing else can be said of content that cannot be read.
            return [new Finding(Severity.Error, e.Path, e.Line, e.Reason)];
        }

        var files = ExampleFile.ReadAll(folder, shared, content.Languages, content.Books);
        List<Finding> findings =
        [
            .. MissingTexts(shared, content),
            .. content.Services.Values.SelectMany(s => ServiceCheck.Check(Path.Combine(folder, "services", s.Id), s, content, today)),
            .. SameExamples.Check(files),
            .. files.SelectMany(ExampleVariety.Check),
        ];
        if (collisions && files.Select(f => f.Intent).Distinct().Count() > 1)
        {
            findings.AddRange(await Collisions.CheckAsync(content, files, progress, cancellationToken));
        }

        return [.. findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line)];
    }

    /// <summary>English stands in for what a further language lacks; its readers would rather have their own.</summary>
    private static IEnumerable<Finding> MissingTexts(string shared, Assistant content) =>
        from language in content.Languages.Except(content.WholeLanguages)
        let missing = content.Texts.Ids.Where(id => content.Texts.LanguageOf(language, id) == "en").ToList()
        where missing.Count > 0
        select new Finding(Severity.Warning, Path.Combine(shared, "texts", $"{language}.yaml"), null, $"{missing.Count} texts are missing and given in English, such as '{missing[0]}'.");
}
