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
}
